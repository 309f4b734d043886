package dev.recommender.operator.lifecycle;

import dev.recommender.api.ModelVersion;
import dev.recommender.api.RunOutcome;
import dev.recommender.api.RunStatus;
import dev.recommender.api.VersionState;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Decisions about what is left over: states to mirror, versions to prune, Jobs of earlier runs. */
final class HouseKeeping {
  private HouseKeeping() {}

  static Optional<NextStep> next(Observation seen) {
    if (!(seen.indices() instanceof ObservedIndices.Present present)
        || !present.missing().isEmpty()) {
      return Optional.empty();
    }
    return forget(seen)
        .or(() -> mirror(seen, present))
        .or(() -> prune(seen, present))
        .or(() -> deleteJob(seen));
  }

  // First the status lets go of a version, which only the one who saw the latest status can do;
  // then its document is
  // marked, so that nobody adopts what is left of it; then its indices go.
  private static Optional<NextStep> forget(Observation seen) {
    Set<Integer> kept = Versions.kept(seen);
    return seen.status().versions().stream()
        .filter(v -> Versions.passed(v) && !kept.contains(v.version()))
        .map(ModelVersion::version)
        .filter(v -> !isCurrent(seen, v))
        .min(Comparator.naturalOrder())
        .map(NextStep.Forget::new);
  }

  private static Optional<NextStep> mirror(Observation seen, ObservedIndices.Present present) {
    return present.documents().values().stream()
        .map(document -> mirror(seen, document))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<NextStep> mirror(Observation seen, VersionDocument document) {
    Integer number = document.version();
    RunStatus last = seen.status().lastRun();
    Optional<NextStep.MirrorState> wanted =
        Versions.find(seen.status(), number)
            .map(v -> new NextStep.MirrorState(number, v.state(), v.reason(), v.image()))
            .or(() ->
                last != null && last.version().equals(number) ? latest(last) : unknown(document));
    return wanted.filter(step -> !isMirrored(step, document)).map(NextStep.class::cast);
  }

  private static boolean isMirrored(NextStep.MirrorState step, VersionDocument document) {
    boolean image = step.image() == null || step.image().equals(document.detail("image"));
    return image && step.state().name().equals(document.state());
  }

  private static Optional<NextStep.MirrorState> latest(RunStatus run) {
    return isWithoutVersion(run)
        ? Optional.of(
            new NextStep.MirrorState(run.version(), VersionState.Failed, run.message(), null))
        : Optional.empty();
  }

  /**
   * What becomes of a document that the status does not know: it was pruned, or its run never ended
   * well.
   */
  private static Optional<NextStep.MirrorState> unknown(VersionDocument document) {
    return switch (document.state()) {
      case "Training" ->
          Optional.of(
              new NextStep.MirrorState(
                  document.version(),
                  VersionState.Failed,
                  "its run ended without a version",
                  null));
      case "Live", "Candidate", "Retained", "AwaitingApproval" ->
          Optional.of(
              new NextStep.MirrorState(
                  document.version(),
                  VersionState.Pruned,
                  "beyond serving.retainedVersions",
                  null));
      default -> Optional.empty();
    };
  }

  private static Optional<NextStep> prune(Observation seen, ObservedIndices.Present present) {
    Set<Integer> kept = Versions.kept(seen);
    return present.versionsWithIndices().stream()
        .filter(v -> !kept.contains(v) && !isCurrent(seen, v))
        .filter(v -> !seen.serving().versionsWithPods().contains(v))
        .sorted()
        .findFirst()
        .map(NextStep.Prune::new);
  }

  // The version of the latest run is either still being written, or a rejected one that may yet be
  // let through.
  private static boolean isCurrent(Observation seen, int version) {
    RunStatus last = seen.status().lastRun();
    return last != null && last.version() == version && !isWithoutVersion(last);
  }

  private static boolean isWithoutVersion(RunStatus run) {
    return run.outcome() == RunOutcome.Failed || run.outcome() == RunOutcome.Cancelled;
  }

  private static Optional<NextStep> deleteJob(Observation seen) {
    RunStatus last = seen.status().lastRun();
    return seen.surroundings().jobs().stream()
        .filter(v -> last == null || !last.version().equals(v))
        .sorted()
        .findFirst()
        .map(NextStep.DeleteJob::new);
  }
}
