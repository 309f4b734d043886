package dev.recommender.training.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class DriftTest {
  @Test
  void isZeroWhenSharesAreTheSameWhateverTheSize() {
    assertThat(Drift.between(Map.of("a", 3L, "b", 1L), Map.of("a", 300L, "b", 100L)))
        .isCloseTo(0, within(1e-12));
  }

  @Test
  void isTheSameBothWays() {
    Map<String, Long> one = Map.of("a", 10L, "b", 20L, "c", 70L);
    Map<String, Long> other = Map.of("a", 20L, "b", 20L, "c", 60L);
    // python: sum((q-p)*log(q/p) for p, q in ((.1, .2), (.2, .2), (.7, .6)))
    assertThat(Drift.between(one, other)).isCloseTo(0.0847297860387, within(1e-10));
    assertThat(Drift.between(other, one)).isCloseTo(0.0847297860387, within(1e-10));
  }

  @Test
  void aClassThatAppearsCountsWithoutBeingInfinite() {
    // python: sum((q-p)*log(q/p) for p, q in ((1, .5), (1e-4, .5)))
    assertThat(Drift.between(Map.of("a", 4L), Map.of("a", 2L, "b", 2L)))
        .isCloseTo(4.60431846667, within(1e-10));
    assertThat(Drift.between(Map.of(), Map.of())).isZero();
  }
}
