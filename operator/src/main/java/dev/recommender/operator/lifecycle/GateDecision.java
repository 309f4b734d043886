package dev.recommender.operator.lifecycle;

import dev.recommender.api.ModelVersion;
import dev.recommender.api.VersionState;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the gate: when a run has ended, and again on the stored report when the gate changes. */
final class GateDecision {
  private GateDecision() {}

  /**
   * Lets the newest version pass when the gate was lowered after it was rejected, and rejects it
   * when the gate was raised before it went live. What is live stays live.
   */
  static Optional<NextStep> next(Observation seen) {
    boolean pinned = seen.spec().serving().version() != null;
    if (pinned
        || RunDecision.running(seen.status()) != null
        || !(seen.indices() instanceof ObservedIndices.Present present)) {
      return Optional.empty();
    }
    return seen.status().versions().stream()
        .max(Comparator.comparing(ModelVersion::version))
        .filter(v -> present.versionsWithIndices().contains(v.version()))
        .flatMap(v -> decide(seen, present, v));
  }

  /** The verdict on the version of a run that has ended. */
  static GateVerdict judge(
      Observation seen, ObservedIndices.Present present, VersionDocument document) {
    return Gate.judge(seen.spec(), document, live(seen, present));
  }

  private static Optional<NextStep> decide(
      Observation seen, ObservedIndices.Present present, ModelVersion version) {
    VersionDocument document = present.documents().get(version.version());
    if (document == null || !SpecHash.isOfRun(document.detail("specHash"), seen.spec())) {
      return Optional.empty();
    }
    return version.state() == VersionState.Rejected
        ? accept(seen, present, document)
        : reject(seen, present, document);
  }

  private static Optional<NextStep> accept(
      Observation seen, ObservedIndices.Present present, VersionDocument document) {
    GateVerdict verdict = judge(seen, present, document);
    return verdict.passed()
        ? Optional.of(new NextStep.AcceptVersion(document.version(), verdict))
        : Optional.empty();
  }

  // Against the live version only if the run was: a version that a roll back left behind comes back
  // when the pin goes, however it compares with what it is rolled forward from.
  private static Optional<NextStep> reject(
      Observation seen, ObservedIndices.Present present, VersionDocument document) {
    Integer number = document.version();
    if (number.equals(seen.status().liveVersion()) || number.equals(seen.serving().routedTo())) {
      return Optional.empty();
    }
    Regression measured = document.regression();
    VersionDocument live = live(seen, present);
    boolean same = measured != null && live != null && measured.liveVersion() == live.version();
    GateVerdict verdict = Gate.judge(seen.spec(), document, same ? live : null);
    return verdict.passed()
        ? Optional.empty()
        : Optional.of(new NextStep.RejectVersion(document.version(), verdict));
  }

  private static @Nullable VersionDocument live(Observation seen, ObservedIndices.Present present) {
    Integer live = seen.status().liveVersion();
    return live == null ? null : present.documents().get(live);
  }
}
