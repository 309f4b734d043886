package dev.recommender.service.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.rights.RetentionSweep.Swept;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DailySweepTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void sweepsWithinTheDayAndNotAllReplicasAtOnce() {
    Set<Duration> pauses = new HashSet<>();
    for (int replica = 0; replica < 20; replica++) {
      DailySweep sweep = sweep(replica, () -> new Swept(1, 2));
      assertThat(sweep.firstPause()).isBetween(Duration.ofMinutes(1), HOUR.plusMinutes(10));
      pauses.add(sweep.sweepOnce());
    }
    assertThat(pauses)
        .hasSizeGreaterThan(15)
        .allSatisfy(
            pause -> assertThat(pause).isBetween(Duration.ofHours(22), Duration.ofHours(24)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void triesAgainSoonAfterAFailure(boolean expected) {
    RuntimeException failure =
        expected
            ? new PeopleUnavailableException("away", new IllegalStateException())
            : new IllegalArgumentException("a surprise");
    Supplier<Swept> failing =
        () -> {
          throw failure;
        };
    assertThat(sweep(1, failing).sweepOnce()).isLessThanOrEqualTo(HOUR);
  }

  private static DailySweep sweep(int seed, Supplier<Swept> sweep) {
    return new DailySweep(sweep, new Random(seed));
  }
}
