package dev.recommender.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private static final long MILLISECOND = 1_000_000;

  /** A clock may begin anywhere, below zero, too. */
  private static final long START = -7 * MILLISECOND;

  private final Allowance allowance = new Allowance(new RateLimit(10, 3), START);

  @Test
  void allowsABurstAndSaysHowLongToWaitAfterIt() {
    for (int request = 0; request < 3; request++) {
      assertThat(allowance.take(START)).isZero();
    }
    assertThat(allowance.take(START)).isEqualTo(Duration.ofMillis(100));
    assertThat(allowance.take(START + 40 * MILLISECOND)).isEqualTo(Duration.ofMillis(60));
    assertThat(allowance.take(START + 100 * MILLISECOND)).isZero();
    assertThat(allowance.take(START + 100 * MILLISECOND)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void savesNoMoreThanABurst() {
    long muchLater = START + 1_000_000 * MILLISECOND;
    int taken = 0;
    while (allowance.take(muchLater).isZero()) {
      taken++;
    }
    assertThat(taken).isEqualTo(3);
  }

  @Test
  void allowsTheRateForLong() {
    int taken = 0;
    for (int at = 0; at < 10_000; at++) {
      taken += allowance.take(START + at * MILLISECOND).isZero() ? 1 : 0;
    }
    // 10 seconds at 10 a second, and what the burst adds at the start.
    assertThat(taken).isBetween(101, 103);
  }
}
