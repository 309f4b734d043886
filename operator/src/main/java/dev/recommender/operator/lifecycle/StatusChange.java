package dev.recommender.operator.lifecycle;

import dev.recommender.api.ModelVersion;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunProgress;
import dev.recommender.api.RunStatus;
import dev.recommender.api.VersionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a step changes in the status; conditions and columns are computed from the result. */
public final class StatusChange {
  private static final int REJECTED_SHOWN = 3;
  private static final int LONGEST_TROUBLE = 512;

  private StatusChange() {}

  /** The status after a step, after what was observed of the run, and with when the next starts. */
  public static RecommenderModelStatus after(NextStep step, Observation seen) {
    return RunTimes.noted(seen, changed(step, seen));
  }

  private static RecommenderModelStatus changed(NextStep step, Observation seen) {
    RecommenderModelStatus status = seen.status();
    return switch (step) {
      case NextStep.Adopt adopt -> adopt.adopted();
      case NextStep.StartRun start -> status.withRun(start.run());
      case NextStep.RecordFailure failure -> status.withRun(failure.run());
      case NextStep.RecordVersion record -> recorded(status, record, seen);
      case NextStep.AcceptVersion accept ->
          change(
              status,
              accept.version(),
              v -> v.in(Versions.passedState(seen), accept.verdict().message()));
      case NextStep.RejectVersion reject ->
          change(
              status,
              reject.version(),
              v -> v.in(VersionState.Rejected, reject.verdict().message()));
      case NextStep.RecordLive live -> status.withLive(live.version());
      case NextStep.Forget forget -> forget(status, forget.version());
      case NextStep.WaitForRun wait -> status.withRun(watched(wait.run(), seen));
      default -> status;
    };
  }

  static RecommenderModelStatus adopted(
      RecommenderModelStatus status,
      List<ModelVersion> versions,
      @Nullable Integer live,
      RunStatus run) {
    RecommenderModelStatus adopted = status.withRun(run).withVersions(versions);
    return live == null ? adopted : adopted.withLive(live);
  }

  private static RecommenderModelStatus recorded(
      RecommenderModelStatus status, NextStep.RecordVersion step, Observation seen) {
    boolean passed = step.verdict().passed();
    String message = step.verdict().message();
    var version =
        Reports.version(
            step.document(), passed ? Versions.passedState(seen) : VersionState.Rejected, message);
    List<ModelVersion> versions = new ArrayList<>(status.versions());
    versions.removeIf(v -> v.version().equals(version.version()));
    versions.add(version);
    RunStatus run = status.lastRun();
    RecommenderModelStatus next = status.withVersions(shown(versions));
    return run == null ? next : next.withRun(run.succeeded(seen.now().toString(), message));
  }

  // Rejected versions are shown for people; the newest few are enough.
  private static List<ModelVersion> shown(List<ModelVersion> versions) {
    List<ModelVersion> sorted =
        versions.stream().sorted(Comparator.comparing(ModelVersion::version).reversed()).toList();
    List<ModelVersion> rejected =
        sorted.stream().filter(v -> !Versions.passed(v)).limit(REJECTED_SHOWN).toList();
    return sorted.stream().filter(v -> Versions.passed(v) || rejected.contains(v)).toList();
  }

  private static RecommenderModelStatus forget(RecommenderModelStatus status, int version) {
    return status.withVersions(
        status.versions().stream().filter(v -> v.version() != version).toList());
  }

  private static RunStatus watched(RunStatus run, Observation seen) {
    RunStatus next = run.at(progress(run, seen.indices()));
    if (next.progress().stage() != null) {
      return next.heldUpBy(null);
    }
    // Kept when it is no longer seen: the pod goes before its Job says that the time is up.
    String trouble = seen.run() instanceof ObservedRun.Active active ? active.trouble() : "";
    return trouble.isEmpty() ? next : next.heldUpBy(shortened(trouble));
  }

  private static RunProgress progress(RunStatus run, ObservedIndices indices) {
    if (!(indices instanceof ObservedIndices.Present present)) {
      return run.progress();
    }
    VersionDocument document = present.documents().get(run.version());
    // A version that is only claimed has not reported yet.
    return document == null || document.progress().stage() == null
        ? run.progress()
        : document.progress();
  }

  private static String shortened(String trouble) {
    return trouble.length() > LONGEST_TROUBLE ? trouble.substring(0, LONGEST_TROUBLE) : trouble;
  }

  private static RecommenderModelStatus change(
      RecommenderModelStatus status, int version, UnaryOperator<ModelVersion> change) {
    return status.withVersions(
        status.versions().stream().map(v -> v.version() == version ? change.apply(v) : v).toList());
  }
}
