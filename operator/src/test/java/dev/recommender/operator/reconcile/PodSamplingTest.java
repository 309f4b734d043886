package dev.recommender.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.operator.lifecycle.ModelNames;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PodSamplingTest {
  private static final ModelNames NAMES = ModelNames.of("shop", "movies", "");
  private static final List<Pod> PODS = List.of(pod("a"), pod("b"));

  private final Map<String, Integer> answers = new HashMap<>(Map.of("a", 1, "b", 1));
  private final List<String> asked = new ArrayList<>();
  private final MovingClock clock = new MovingClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final PodSampling sampling = new PodSampling(this::ask, clock);

  @Test
  void asksOnePodAfterTheOtherInASlowRhythm() {
    assertThat(sampling.misanswered(NAMES, 1, PODS)).isNull();
    assertThat(sampling.misanswered(NAMES, 1, PODS)).isNull();
    assertThat(asked).hasSize(1);
    clock.pass(Duration.ofMinutes(1));
    sampling.misanswered(NAMES, 1, PODS);
    assertThat(asked).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void asksAWrongPodAgainUntilItAnswersRightly() {
    answers.put("b", 7);
    assertThat(sampling.misanswered(NAMES, 1, PODS)).isEqualTo(7);
    assertThat(sampling.misanswered(NAMES, 1, PODS)).isEqualTo(7);
    answers.put("b", 1);
    assertThat(sampling.misanswered(NAMES, 1, PODS)).isNull();
    assertThat(asked).containsExactly("b", "b", "b");
  }

  @Test
  void aPodThatDoesNotAnswerSaysNothing() {
    answers.clear();
    assertThat(sampling.misanswered(NAMES, 1, PODS)).isNull();
    assertThat(sampling.misanswered(NAMES, 1, List.of())).isNull();
  }

  @Test
  void asksAtOnceWhenAnotherVersionIsLive() {
    sampling.misanswered(NAMES, 1, PODS);
    assertThat(sampling.misanswered(NAMES, 2, PODS)).isEqualTo(1);
  }

  @Test
  void forgetsAResourceThatIsGone() {
    sampling.misanswered(NAMES, 1, PODS);
    sampling.forget(NAMES);
    sampling.misanswered(NAMES, 1, PODS);
    assertThat(asked).as("the pod that is asked first, twice").containsExactly("b", "b");
  }

  private OptionalInt ask(Pod pod) {
    String name = pod.getMetadata().getName();
    asked.add(name);
    Integer answer = answers.get(name);
    return answer == null ? OptionalInt.empty() : OptionalInt.of(answer);
  }

  private static Pod pod(String name) {
    return new PodBuilder().withNewMetadata().withName(name).endMetadata().build();
  }
}
