package dev.recommender.operator.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StartCheckTest {
  private static final Finding LACKING = new Finding.Lacking("it lacks spec.future");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;

  @Test
  void startsAtOnceWhenNothingIsMissing() throws InterruptedException {
    assertThat(check(Duration.ZERO, new Finding.Complete()).await()).isEmpty();
    assertThat(now).isEqualTo(START);
  }

  @Test
  void startsAtOnceWhenItMayNotLook() throws InterruptedException {
    assertThat(check(Duration.ZERO, new Finding.Unreadable("forbidden")).await()).isEmpty();
    assertThat(now).isEqualTo(START);
  }

  @Test
  void startsWhenAnUpgradeBringsTheFields() throws InterruptedException {
    assertThat(check(Duration.ofSeconds(31), new Finding.Complete()).await()).isEmpty();
    assertThat(Duration.between(START, now))
        .isBetween(Duration.ofSeconds(31), Duration.ofSeconds(35));
  }

  @Test
  void startsWhenTheApiServerIsBack() throws InterruptedException {
    var away = new Finding.Unanswered("connection refused");
    assertThat(check(away, Duration.ofSeconds(31), new Finding.Complete()).await()).isEmpty();
    assertThat(Duration.between(START, now))
        .isBetween(Duration.ofSeconds(31), Duration.ofSeconds(35));
  }

  @Test
  void saysAfterAMinuteWhatIsMissing() throws InterruptedException {
    assertThat(check(Duration.ofHours(1), new Finding.Complete()).await())
        .contains("it lacks spec.future");
    assertThat(Duration.between(START, now))
        .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(65));
  }

  private StartCheck check(Duration delay, Finding later) {
    return check(LACKING, delay, later);
  }

  private StartCheck check(Finding first, Duration delay, Finding later) {
    Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    return new StartCheck(
        () -> now.isBefore(START.plus(delay)) ? first : later,
        clock,
        duration -> now = now.plus(duration));
  }
}
