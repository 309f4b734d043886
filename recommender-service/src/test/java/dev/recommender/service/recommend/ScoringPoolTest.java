package dev.recommender.service.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ScoringPoolTest {
  @Test
  void turnsAwayWhatItsQueueCannotHold() {
    CountDownLatch release = new CountDownLatch(1);
    try (ScoringPool pool = new ScoringPool(1, 1, Duration.ofSeconds(30))) {
      Thread running = Thread.ofVirtual().start(() -> occupy(pool, release));
      Thread waiting = Thread.ofVirtual().start(() -> occupy(pool, release));
      await().until(() -> pool.waiting() == 1);
      assertThatThrownBy(() -> pool.run(() -> 1)).isInstanceOf(OverloadedException.class);
      assertThat(pool.rejected()).isEqualTo(1);
      release.countDown();
      await().until(() -> !running.isAlive() && !waiting.isAlive());
      assertThat(pool.run(() -> 2)).isEqualTo(2);
    }
  }

  @Test
  void givesUpAtTheDeadline() {
    CountDownLatch never = new CountDownLatch(1);
    try (ScoringPool pool = new ScoringPool(1, 1, Duration.ofMillis(20))) {
      assertThatThrownBy(() -> occupy(pool, never)).isInstanceOf(OverloadedException.class);
    }
  }

  @Test
  void passesOnAnUnexpectedError() {
    try (ScoringPool pool = new ScoringPool(1, 1, Duration.ofSeconds(5))) {
      assertThatThrownBy(() ->
              pool.run(() -> {
                throw new IllegalArgumentException("surprise");
              }))
          .hasCauseInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void occupy(ScoringPool pool, CountDownLatch release) {
    pool.run(() -> {
      release.await();
      return 0;
    });
  }
}
