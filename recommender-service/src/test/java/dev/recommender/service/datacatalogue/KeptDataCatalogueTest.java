package dev.recommender.service.datacatalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptDataCatalogueTest {
  private final InMemoryDataCatalogue source = new InMemoryDataCatalogue();
  private final AtomicInteger reads = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile Instant now = Instant.parse("2026-11-22T22:00:00Z");
  private final KeptDataCatalogue kept = new KeptDataCatalogue(this::read, () -> now);

  @Test
  void readsOnceAMinute() {
    for (int second = 0; second < 120; second++) {
      assertThat(kept.entries()).isEqualTo(source.entries());
      now = now.plusSeconds(1);
    }
    assertThat(reads).hasValue(2);
  }

  @Test
  void goesOnForTenMinutesWhileTheSourceIsAway() {
    kept.entries();
    source.isAway(true);
    now = now.plus(Duration.ofMinutes(10)).minusMillis(1);
    assertThat(kept.entries()).hasSize(1);
    now = now.plusMillis(1);
    assertThatThrownBy(kept::entries).isInstanceOf(CatalogueUnavailableException.class);
    source.isAway(false);
    now = now.plusSeconds(3);
    assertThat(kept.entries()).hasSize(1);
  }

  @Test
  void asksASourceThatIsAwayEveryTwoSecondsOnly() {
    source.isAway(true);
    for (int request = 0; request < 40; request++) {
      assertThatThrownBy(kept::entries).isInstanceOf(CatalogueUnavailableException.class);
      now = now.plusMillis(100);
    }
    assertThat(reads).hasValue(2);
  }

  @Test
  void answersFromBeforeWhileAnotherReads() throws InterruptedException {
    kept.entries();
    now = now.plusSeconds(61);
    gate = new CountDownLatch(1);
    Thread reader = Thread.ofVirtual().start(kept::entries);
    await().until(() -> reads.get() == 2);
    assertThat(kept.entries()).hasSize(1);
    gate.countDown();
    reader.join();
    assertThat(reads).hasValue(2);
  }

  private List<Map<String, Object>> read() {
    reads.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return source.entries();
  }
}
