package dev.recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.training.executors.DriverPod;
import dev.recommender.training.executors.ExecutorPods;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SparkArgumentsTest {
  private static final Map<String, String> POD =
      Map.of(
          "POD_NAME", "movies-train-v7-x2k4p",
          "POD_NAMESPACE", "shop",
          "POD_IP", "10.1.1.1",
          "KUBERNETES_SERVICE_HOST", "fd00::1",
          "KUBERNETES_SERVICE_PORT", "443");

  @Test
  void readsWhatExecutorsNeed() {
    SparkArguments parsed = parse(POD, executors());
    assertThat(parsed.apiServer()).isEqualTo("https://[fd00::1]:443");
    assertThat(parsed.executors())
        .isEqualTo(
            new ExecutorPods(
                2,
                "500m",
                1024,
                "training:1",
                "movies-executor",
                Path.of("/pod.yaml"),
                new DriverPod("movies-train-v7-x2k4p", "shop", "10.1.1.1"),
                Duration.ofMinutes(2)));
  }

  @Test
  void executorsNeedAPodAroundTheDriver() {
    Map<String, String> environment = new HashMap<>(POD);
    environment.remove("POD_IP");
    assertThatThrownBy(() -> parse(environment, executors()))
        .hasMessageContaining("environment variable POD_IP, which is missing");
  }

  @Test
  void whatIsSaidAboutExecutorsNeedsSome() {
    assertThatThrownBy(() -> parse(POD, "--executors=0", "--executor-cpu=1"))
        .hasMessage("argument --executor-cpu is \"1\", expected none with --executors=0");
  }

  @Test
  void readsSettings() {
    assertThat(parse(Map.of(), "--spark-conf={\"spark.sql.shuffle.partitions\":\"8\"}").conf())
        .isEqualTo(Map.of("spark.sql.shuffle.partitions", "8"));
  }

  @ParameterizedTest
  @CsvSource({
    "spark.master",
    "spark.executor.extraJavaOptions",
    "spark.kubernetes.namespace",
    "spark.sql.session.timeZone",
    "spark.sql.warehouse.dir"
  })
  void otherSettingsAreRefused(String key) {
    assertThatThrownBy(() -> parse(Map.of(), "--spark-conf={\"%s\":\"x\"}".formatted(key)))
        .hasMessageStartingWith("argument --spark-conf sets \"%s\", expected".formatted(key));
  }

  @Test
  void settingsAreJson() {
    assertThatThrownBy(() -> parse(Map.of(), "--spark-conf=spark.sql.x=1"))
        .hasMessageEndingWith("expected an object of texts in JSON");
  }

  private static String[] executors() {
    return new String[] {
      "--executors=2",
      "--executor-cpu=500m",
      "--executor-memory-mib=1024",
      "--executor-image=training:1",
      "--executor-service-account=movies-executor",
      "--executor-pod-template=/pod.yaml"
    };
  }

  private static SparkArguments parse(Map<String, String> environment, String... arguments) {
    return SparkArguments.parse(new Flags(arguments), environment);
  }
}
