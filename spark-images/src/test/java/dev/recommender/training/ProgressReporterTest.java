package dev.recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.training.publish.InMemoryVersionStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ProgressReporterTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void writesIterationAndExpectedEndIntoTheVersion() throws InterruptedException {
    Progress progress = new Progress(0);
    progress.enter(Stage.CLAIM, 1, START);
    progress.enterSolving(Stage.TRAIN, 1, START);
    progress.at(5, 10, 0.5);
    InMemoryVersionStore store = new InMemoryVersionStore();
    List<String> updates = new CopyOnWriteArrayList<>();
    CountDownLatch written = new CountDownLatch(1);
    store.before =
        operation -> {
          updates.add(operation);
          written.countDown();
        };
    Clock clock = Clock.fixed(START.plusSeconds(45), ZoneOffset.UTC);
    try (ProgressReporter reporter = new ProgressReporter(progress, store, clock)) {
      reporter.start();
      assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(updates).as("nothing changed since").hasSize(1);
    assertThat(store.version)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "stage",
                "train",
                "percent",
                45,
                "iteration",
                5,
                "iterations",
                10,
                "progressAt",
                "2026-01-01T00:00:45Z",
                "expectedEnd",
                "2026-01-01T00:01:40Z"));
  }
}
