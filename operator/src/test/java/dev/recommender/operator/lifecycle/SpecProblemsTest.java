package dev.recommender.operator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.api.RecommenderModel;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecProblemsTest {
  private final SpecProblems problems = new SpecProblems();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://elasticsearch:9200",
        "https://es.example",
        "https://[::1]:9200/",
        "http://10.0.0.1:9200/search"
      })
  void takesAnAddress(String url) {
    assertThat(problems.of(model(url))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://${ES}:9200 | must be http:// or https://, a host",
        "https://user:secret@es:9200 | must be http:// or https://, a host",
        "https://es:port | must be http:// or https://, a host",
        "https:// | must be http:// or https://, a host",
        "https://es..example:9200 | \"https://es..example:9200\" (no host or no port)",
        "https://es:99999 | \"https://es:99999\" (no host or no port)",
        "https://[:::]:9200 | \"https://[:::]:9200\" (",
        "https://es/%zz | \"https://es/%zz\" ("
      })
  void saysWhatIsNoAddress(String url, String message) {
    assertThat(problems.of(model(url)))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.reason()).isEqualTo("InvalidSpec");
          assertThat(problem.effect()).isEqualTo(Problem.Effect.HoldsEverything);
          assertThat(problem.message()).contains(message);
        });
  }

  @Test
  void anUnreadableScheduleHoldsOnlyTraining() {
    RecommenderModel model = model("http://elasticsearch:9200");
    model.setSpec(Situation.spec("{training: {schedule: '0 25 * * *'}}"));
    assertThat(problems.of(model))
        .singleElement()
        .extracting(Problem::effect)
        .isEqualTo(Problem.Effect.HoldsTraining);
  }

  private static RecommenderModel model(String url) {
    return Serialization.unmarshal(
        """
        apiVersion: recommender.dev/v1alpha1
        kind: RecommenderModel
        metadata: {name: movies, namespace: default}
        spec:
          dataset: {uri: 'file:///data/ml'}
          elasticsearch: {url: '%s'}
        """
            .formatted(url),
        RecommenderModel.class);
  }
}
