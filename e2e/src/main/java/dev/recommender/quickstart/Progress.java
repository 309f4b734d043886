package dev.recommender.quickstart;

import dev.recommender.api.RecommenderModel;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunOutcome;
import dev.recommender.api.RunProgress;
import dev.recommender.api.RunStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Watches the status of the resource and tells what happens, one line for each change. */
final class Progress {
  private static final Set<String> FINAL =
      Set.of(
          "InvalidSpec",
          "NameTaken",
          "PrefixTaken",
          "SecretMissing",
          "PseudonymKeyChanged",
          "VersionNotRetained",
          "Rejected");
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final Duration STUCK = Duration.ofMinutes(5);
  private static final int STEP_PERCENT = 10;

  private final PrintStream out;
  private final Instant start;
  private String last = "";
  private Instant lastChange;

  Progress(PrintStream out, Instant start) {
    this.out = out;
    this.start = start;
    this.lastChange = start;
  }

  /** How the resource stands. */
  sealed interface Outcome {
    /** It is being worked on. */
    record Working() implements Outcome {}

    /** What was applied is in effect. */
    record Ready(int version) implements Outcome {}

    /** It will not get ready by itself. */
    record Failed(String reason, String message) implements Outcome {}
  }

  /** Tells what has changed, and how the resource stands. */
  Outcome look(RecommenderModel model, Instant now) {
    RecommenderModelStatus status = model.getStatus();
    if (status == null
        || !model.getMetadata().getGeneration().equals(status.observedGeneration())) {
      tell("the operator takes the resource up", now);
      return new Outcome.Working();
    }
    Condition ready = condition(status.conditions(), "Ready").orElseThrow();
    if (ready.getStatus().equals("True") && status.liveVersion() != null) {
      return new Outcome.Ready(status.liveVersion());
    }
    if (isFinal(status, ready, now)) {
      return new Outcome.Failed(ready.getReason(), ready.getMessage());
    }
    tell(doing(status, ready), now);
    boolean stuck = Duration.between(lastChange, now).compareTo(STUCK) > 0;
    return stuck
        ? new Outcome.Failed(
            "NoProgress", "nothing has changed for 5 minutes: " + ready.getMessage())
        : new Outcome.Working();
  }

  private static boolean isFinal(RecommenderModelStatus status, Condition ready, Instant now) {
    RunStatus run = status.lastRun();
    boolean failed =
        run != null
            && run.outcome() == RunOutcome.Failed
            && run.attempts().retryAt() == null
            && ready.getReason().equals(run.reason());
    boolean away =
        ready.getReason().startsWith("Elasticsearch")
            && Duration.between(Instant.parse(ready.getLastTransitionTime()), now)
                    .compareTo(PATIENCE)
                > 0;
    return failed || away || FINAL.contains(ready.getReason());
  }

  private static String doing(RecommenderModelStatus status, Condition ready) {
    RunStatus run = status.lastRun();
    if (run != null && run.outcome() == RunOutcome.Running) {
      int percent = percent(run.progress());
      String stage = run.progress().stage() == null ? "starting" : run.progress().stage();
      return "training version %d: %s, %d %%".formatted(run.version(), stage, percent);
    }
    return "%s: %s".formatted(ready.getReason(), ready.getMessage());
  }

  private static int percent(RunProgress progress) {
    return progress.percent() == null ? 0 : progress.percent() / STEP_PERCENT * STEP_PERCENT;
  }

  private void tell(String line, Instant now) {
    if (!line.equals(last)) {
      last = line;
      lastChange = now;
      out.printf("%5.1f s  %s%n", Duration.between(start, now).toMillis() / 1000.0, line);
    }
  }

  private static Optional<Condition> condition(List<Condition> conditions, String type) {
    return conditions.stream().filter(c -> c.getType().equals(type)).findFirst();
  }
}
