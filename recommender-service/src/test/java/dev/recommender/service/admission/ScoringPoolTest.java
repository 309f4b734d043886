package dev.recommender.service.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
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
  void neverBeginsWorkThatWasGivenUp() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    AtomicBoolean begun = new AtomicBoolean();
    try (ScoringPool pool = new ScoringPool(1, 1, Duration.ofMillis(200))) {
      CountDownLatch occupied = new CountDownLatch(1);
      Thread running =
          Thread.ofVirtual()
              .start(() ->
                  assertThatThrownBy(() -> pool.run(() -> hold(occupied, release)))
                      .isInstanceOf(OverloadedException.class));
      occupied.await();
      assertThatThrownBy(() -> pool.run(() -> begun.getAndSet(true)))
          .isInstanceOf(OverloadedException.class)
          .hasMessageContaining("longer than PT0.2S");
      assertThat(pool.waiting()).isZero();
      release.countDown();
      await().until(() -> !running.isAlive());
      assertThat(pool.run(() -> 3)).isEqualTo(3);
      assertThat(begun).isFalse();
    }
  }

  @Test
  void isOverloadedAfterItsEnd() {
    ScoringPool pool = new ScoringPool(1, 1, Duration.ofSeconds(5));
    pool.close();
    assertThatThrownBy(() -> pool.run(() -> 1))
        .isInstanceOf(OverloadedException.class)
        .hasMessage("the service is shutting down");
  }

  @Test
  void tellsHowLongEachStageTook() {
    CountDownLatch release = new CountDownLatch(1);
    Times times = new Times();
    try (ScoringPool pool = new ScoringPool(1, 1, Duration.ofSeconds(5))) {
      pool.tell(times);
      Thread running = Thread.ofVirtual().start(() -> occupy(pool, release));
      Thread waiting = Thread.ofVirtual().start(() -> pool.run(() -> 1));
      await().until(() -> pool.waiting() == 1);
      long seen = System.nanoTime();
      await().pollDelay(Duration.ofMillis(30)).until(() -> true);
      long atLeast = System.nanoTime() - seen;
      release.countDown();
      await().until(() -> !running.isAlive() && !waiting.isAlive());
      assertThat(times.waited)
          .hasSize(2)
          .last()
          .satisfies(t -> assertThat(t).isGreaterThanOrEqualTo(atLeast));
      assertThat(times.scored)
          .hasSize(2)
          .first()
          .satisfies(t -> assertThat(t).isGreaterThanOrEqualTo(atLeast));
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

  /** Work that cannot be interrupted, as scoring cannot. */
  private static int hold(CountDownLatch begun, CountDownLatch release) {
    begun.countDown();
    while (release.getCount() > 0) {
      Thread.onSpinWait();
    }
    return 0;
  }

  private static final class Times implements ScoringTimes {
    private final List<Long> waited = new CopyOnWriteArrayList<>();
    private final List<Long> scored = new CopyOnWriteArrayList<>();

    @Override
    public void waited(Duration duration) {
      waited.add(duration.toNanos());
    }

    @Override
    public void scored(Duration duration) {
      scored.add(duration.toNanos());
    }
  }

  private static void occupy(ScoringPool pool, CountDownLatch release) {
    pool.run(() -> {
      release.await();
      return 0;
    });
  }
}
