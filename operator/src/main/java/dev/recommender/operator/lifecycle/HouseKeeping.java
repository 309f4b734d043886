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
    return mirror(seen, present).or(() -> prune(seen, present)).or(() -> deleteJob(seen));
  }

  private static Optional<NextStep> mirror(Observation seen, ObservedIndices.Present present) {
    RunStatus last = seen.status().lastRun();
    Stream<NextStep.MirrorState> failed =
        last == null || last.outcome() != RunOutcome.Failed
            ? Stream.empty()
            : Stream.of(
                new NextStep.MirrorState(last.version(), VersionState.Failed, last.message()));
    Stream<NextStep.MirrorState> known =
        seen.status().versions().stream()
            .map(v -> new NextStep.MirrorState(v.version(), v.state(), v.reason()));
    return Stream.concat(known, failed)
        .filter(step -> {
          VersionDocument document = present.documents().get(step.version());
          return document != null && !document.state().equals(step.state().name());
        })
        .map(NextStep.class::cast)
        .findFirst();
  }

  private static Optional<NextStep> prune(Observation seen, ObservedIndices.Present present) {
    Set<Integer> kept = Versions.kept(seen);
    Stream<Integer> forgettable =
        seen.status().versions().stream().filter(Versions::passed).map(ModelVersion::version);
    return Stream.concat(present.versionsWithIndices().stream(), forgettable)
        .filter(v -> !kept.contains(v) && !isCurrent(seen, v))
        .sorted()
        .findFirst()
        .map(v ->
            new NextStep.Prune(
                v, Versions.find(seen.status(), v).filter(Versions::passed).isPresent()));
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
