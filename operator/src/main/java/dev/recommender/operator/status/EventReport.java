package dev.recommender.operator.status;

import dev.recommender.api.ModelVersion;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunOutcome;
import dev.recommender.api.RunStatus;
import dev.recommender.api.RunTrigger;
import dev.recommender.api.VersionState;
import dev.recommender.operator.lifecycle.NextStep;
import dev.recommender.operator.lifecycle.Versions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people are told when a step has changed a status; nothing when it has not. */
public final class EventReport {
  private final RecommenderModelStatus before;
  private final RecommenderModelStatus after;

  private EventReport(RecommenderModelStatus before, RecommenderModelStatus after) {
    this.before = before;
    this.after = after;
  }

  /** The notices of a step that was done. */
  public static List<Notice> of(
      RecommenderModelStatus before, RecommenderModelStatus after, NextStep step) {
    if (step instanceof NextStep.Adopt) {
      Integer live = after.liveVersion();
      return List.of(
          Notice.normal(
              "Adopted",
              "the indices of an earlier resource are taken over, %s"
                  .formatted(
                      live == null ? "no version answers" : "version %d answers".formatted(live))));
    }
    var report = new EventReport(before, after);
    return Stream.of(
            report.run().stream(),
            report.versions(),
            report.live().stream(),
            report.aliases(step).stream(),
            putBack(step))
        .flatMap(notices -> notices)
        .toList();
  }

  private static Stream<Notice> putBack(NextStep step) {
    return step instanceof NextStep.PutBack back
        ? back.drifts().stream().map(drift -> Notice.warning("ObjectPutBack", drift.toString()))
        : Stream.empty();
  }

  private Optional<Notice> run() {
    RunStatus now = after.lastRun();
    RunStatus then = before.lastRun();
    if (now == null) {
      return Optional.empty();
    }
    if (then == null || !then.id().equals(now.id())) {
      return Optional.of(
          Notice.normal(
              "RunStarted",
              "run %s makes version %d: %s"
                  .formatted(now.id(), now.version(), why(now.trigger()))));
    }
    return then.outcome() == RunOutcome.Running ? ended(now) : Optional.empty();
  }

  private static String why(@Nullable RunTrigger trigger) {
    return switch (trigger) {
      case Nonce -> "training.runNonce was changed";
      case Schedule -> "the schedule is due";
      case Retry -> "another attempt after a failure";
      case Spec -> "the spec asks for it";
      case null -> "the spec asks for it";
    };
  }

  private static Optional<Notice> ended(RunStatus run) {
    String told = "run %s: %s".formatted(run.id(), run.message());
    return switch (run.outcome()) {
      case Running -> Optional.empty();
      case Succeeded -> Optional.of(Notice.normal("RunSucceeded", told));
      case Cancelled -> Optional.of(Notice.normal("RunCancelled", told));
      case Failed ->
          Optional.of(
              Notice.warning(
                  "RunFailed", "run %s: %s: %s".formatted(run.id(), run.reason(), run.message())));
    };
  }

  private Stream<Notice> versions() {
    return after.versions().stream().map(this::version).flatMap(Optional::stream);
  }

  private Optional<Notice> version(ModelVersion version) {
    VersionState then =
        Versions.find(before, version.version()).map(ModelVersion::state).orElse(null);
    if (version.state() == then) {
      return Optional.empty();
    }
    String told = "version %d: %s".formatted(version.version(), version.reason());
    return switch (version.state()) {
      case Rejected -> Optional.of(Notice.warning("VersionRejected", told));
      case AwaitingApproval -> Optional.of(Notice.normal("AwaitingApproval", told));
      default ->
          then == VersionState.Rejected
              ? Optional.of(Notice.normal("VersionAccepted", told))
              : Optional.empty();
    };
  }

  private Optional<Notice> live() {
    Integer now = after.liveVersion();
    Integer then = before.liveVersion();
    if (now == null || Objects.equals(now, then)) {
      return Optional.empty();
    }
    if (then == null) {
      return Optional.of(Notice.normal("Promoted", "version %d answers".formatted(now)));
    }
    String told = "version %d answers instead of version %d".formatted(now, then);
    return Optional.of(
        now > then ? Notice.normal("Promoted", told) : Notice.normal("RolledBack", told));
  }

  // Aliases that were never where they belong follow a promotion; only those that were there have
  // been moved by somebody else.
  private Optional<Notice> aliases(NextStep step) {
    boolean wereRight =
        before.conditions().stream()
            .anyMatch(c -> c.getType().equals("Published") && "True".equals(c.getStatus()));
    return step instanceof NextStep.SwapAliases swap
            && wereRight
            && Objects.equals(swap.version(), before.liveVersion())
        ? Optional.of(
            Notice.warning(
                "AliasesPutBack",
                "somebody moved the aliases to %s; they point to version %d again"
                    .formatted(swap.seen(), swap.version())))
        : Optional.empty();
  }
}
