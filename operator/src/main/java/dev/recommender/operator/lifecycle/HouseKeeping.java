package dev.recommender.operator.lifecycle;

import dev.recommender.api.ModelVersion;
import dev.recommender.api.RunOutcome;
import dev.recommender.api.RunStatus;
import dev.recommender.api.VersionState;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decisions about what is left over: states to mirror, versions to prune, Jobs of earlier runs. */
final class HouseKeeping {
  private HouseKeeping() {}

  static Optional<NextStep> next(Observation seen) {
    if (!(seen.indices() instanceof ObservedIndices.Present present)) {
      return Optional.empty();
    }
    return mirror(seen, present)
        .or(() -> prune(seen, present))
        .or(() -> forget(seen, present))
        .or(() -> deleteJob(seen));
  }

  private static Optional<NextStep> mirror(Observation seen, ObservedIndices.Present present) {
    RunStatus last = seen.status().lastRun();
    Stream<NextStep.MirrorState> failed =
        last == null || last.outcome() != RunOutcome.Failed
            ? Stream.empty()
            : Stream.of(
                new NextStep.MirrorState(last.version(), VersionState.Failed, last.message()));
    Set<Integer> kept = Versions.kept(seen);
    Stream<NextStep.MirrorState> known = seen.status().versions().stream().map(v -> state(v, kept));
    return Stream.concat(known, failed)
        .filter(step -> !isMirrored(step, present))
        .map(NextStep.class::cast)
        .findFirst();
  }

  // A version is marked before its indices go, so that nobody adopts what is left of it.
  private static NextStep.MirrorState state(ModelVersion version, Set<Integer> kept) {
    boolean beyond = Versions.passed(version) && !kept.contains(version.version());
    return beyond
        ? new NextStep.MirrorState(
            version.version(), VersionState.Pruned, "beyond serving.retainedVersions")
        : new NextStep.MirrorState(version.version(), version.state(), version.reason());
  }

  private static boolean isMirrored(NextStep.MirrorState step, ObservedIndices.Present present) {
    VersionDocument document = present.documents().get(step.version());
    return document == null || document.state().equals(step.state().name());
  }

  private static Optional<NextStep> prune(Observation seen, ObservedIndices.Present present) {
    Set<Integer> kept = Versions.kept(seen);
    return present.versionsWithIndices().stream()
        .filter(v -> !kept.contains(v) && !isCurrent(seen, v))
        .sorted()
        .findFirst()
        .map(NextStep.Prune::new);
  }

  private static Optional<NextStep> forget(Observation seen, ObservedIndices.Present present) {
    Set<Integer> kept = Versions.kept(seen);
    return seen.status().versions().stream()
        .filter(v -> Versions.passed(v) && !kept.contains(v.version()))
        .map(ModelVersion::version)
        .filter(v -> !present.versionsWithIndices().contains(v))
        .findFirst()
        .map(NextStep.Forget::new);
  }

  // The version of the latest run is either still being written, or a rejected one that may yet be
  // let through.
  private static boolean isCurrent(Observation seen, int version) {
    RunStatus last = seen.status().lastRun();
    return last != null && last.version() == version && last.outcome() != RunOutcome.Failed;
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
