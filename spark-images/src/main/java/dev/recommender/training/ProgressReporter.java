package dev.recommender.training;

import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.publish.Fields;
import dev.recommender.training.publish.VersionStore;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes progress into the version document when it has changed, at most once a second. */
final class ProgressReporter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressReporter.class);

  private final Progress progress;
  private final VersionStore store;
  private final Clock clock;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("progress").factory());
  private String written = "";

  ProgressReporter(Progress progress, VersionStore store, Clock clock) {
    this.progress = progress;
    this.store = store;
    this.clock = clock;
  }

  void start() {
    var _ = executor.scheduleWithFixedDelay(this::write, 0, 1, TimeUnit.SECONDS);
  }

  private void write() {
    ProgressState state = progress.state(clock.instant());
    String now = state.stage().label() + state.percent() + "/" + state.iteration();
    if (now.equals(written)) {
      return;
    }
    try {
      store.update(fields(state));
      written = now;
    } catch (RunFailure e) {
      LOG.atWarn().addKeyValue("cause", e.sentence()).log("progress not written");
    }
  }

  private Map<String, Object> fields(ProgressState state) {
    Fields fields =
        new Fields()
            .put("stage", state.stage().label())
            .put("percent", state.percent())
            .put("progressAt", clock.instant().toString())
            .put(
                "expectedEnd", state.expectedEnd() == null ? null : state.expectedEnd().toString());
    return state.iterations() == 0
        ? fields.build()
        : fields.put("iteration", state.iteration()).put("iterations", state.iterations()).build();
  }

  /** No write happens after it: the last word on a version is never overwritten by progress. */
  @Override
  public void close() {
    executor.shutdownNow();
    executor.close();
  }
}
