package dev.recommender.training.publish;

import dev.recommender.training.failure.RunFailure;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This run's hold on its version: taken first, completed last, or given up without a trace. */
public final class VersionClaim {
  private static final Logger LOG = LoggerFactory.getLogger(VersionClaim.class);

  private final VersionStore store;
  private final RunIdentity run;
  private final IndexNames names;
  private final Clock clock;
  private boolean claimed;
  private boolean completing;

  public VersionClaim(VersionStore store, RunIdentity run, IndexNames names, Clock clock) {
    this.store = store;
    this.run = run;
    this.names = names;
    this.clock = clock;
  }

  /** Creates the version document and the empty indices, each only if it is not there yet. */
  public void take(IndexLayout layout, Map<String, Object> parameters) {
    store.awaitReachable();
    store.claim(
        new Fields()
            .put("version", run.version())
            .put("runId", run.runId())
            .put("specHash", run.specHash())
            .put("state", "Training")
            .put("startedAt", clock.instant().toString())
            .put("complete", false)
            .put("itemsIndex", names.items())
            .put("usersIndex", names.users())
            .put("statisticsIndex", names.statistics())
            .put("parameters", parameters)
            .build());
    claimed = true;
    store.createIndex(names.items(), layout.definition("items", run));
    store.createIndex(names.users(), layout.definition("users", run));
    store.createIndex(names.statistics(), layout.definition("statistics", run));
    LOG.atInfo().addKeyValue("modelVersion", run.version()).log("version claimed");
  }

  /** The last write of a run: from here on the version may serve. */
  public void complete(Map<String, Object> manifest) {
    String now = clock.instant().toString();
    completing = true;
    store.update(
        new Fields()
            .putAll(manifest)
            .put("trainedAt", now)
            .put("stage", "complete")
            .put("percent", 100)
            .put("progressAt", now)
            .put("complete", true)
            .build());
  }

  /** Deletes what this run created, and nothing else, and leaves the reason behind. */
  public void abandon(RunFailure failure, String stage) {
    if (!claimed) {
      return;
    }
    // First, because the answer to a completion may have got lost: never complete without indices.
    boolean recorded = done(() -> store.update(failureFields(failure, stage)));
    if (recorded || !completing) {
      names.own().forEach(index -> done(() -> deleteOwn(index)));
    }
  }

  private void deleteOwn(String index) {
    if (run.runId().equals(store.ownerOf(index))) {
      store.deleteIndex(index);
    }
  }

  private boolean done(Runnable step) {
    try {
      step.run();
      return true;
    } catch (RunFailure e) {
      LOG.atWarn()
          .addKeyValue("modelVersion", run.version())
          .addKeyValue("cause", e.sentence())
          .log("clean-up incomplete");
      return false;
    }
  }

  private Map<String, Object> failureFields(RunFailure failure, String stage) {
    return new Fields()
        .put("complete", false)
        .put("stage", stage)
        .put("progressAt", clock.instant().toString())
        .put(
            "failure",
            new Fields()
                .put("category", failure.category().label())
                .put("reason", failure.reason())
                .put("message", failure.sentence())
                .build())
        .build();
  }
}
