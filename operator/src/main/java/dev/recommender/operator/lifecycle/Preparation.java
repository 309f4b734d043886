package dev.recommender.operator.lifecycle;

import dev.recommender.api.ModelVersion;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunStatus;
import dev.recommender.api.RunTrigger;
import dev.recommender.api.VersionState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has to be there before the first run: long-lived indices, the pseudonym key, what an earlier
 * resource left.
 */
final class Preparation {
  private static final Set<String> ADOPTABLE =
      Set.of("Live", "Candidate", "Retained", "AwaitingApproval");

  private Preparation() {}

  static Optional<NextStep> next(Observation seen) {
    if (!(seen.indices() instanceof ObservedIndices.Present present)) {
      return Optional.empty();
    }
    if (!present.missing().isEmpty()) {
      return Optional.of(new NextStep.PrepareIndices(present.missing()));
    }
    boolean generated = seen.spec().privacy().pseudonymKeySecret().isEmpty();
    boolean lost =
        present.documents().values().stream().anyMatch(d -> !d.detail("pseudonymKeyId").isEmpty());
    if (generated && !lost && !seen.surroundings().pseudonymKeyExists()) {
      return Optional.of(new NextStep.CreatePseudonymKey());
    }
    return adopt(seen.status(), present).map(NextStep.Adopt::new);
  }

  private static Optional<RecommenderModelStatus> adopt(
      RecommenderModelStatus status, ObservedIndices.Present present) {
    if (status.lastRun() != null || !status.versions().isEmpty()) {
      return Optional.empty();
    }
    List<ModelVersion> versions =
        present.documents().values().stream()
            .filter(d -> d.complete() && ADOPTABLE.contains(d.state()))
            .filter(d -> present.versionsWithIndices().contains(d.version()))
            .map(d -> Reports.version(d, state(d), "adopted"))
            .sorted(Comparator.comparing(ModelVersion::version).reversed())
            .toList();
    if (versions.isEmpty()) {
      return Optional.empty();
    }
    VersionDocument newest = present.documents().get(versions.getFirst().version());
    Integer live = live(versions, present.aliasedVersion());
    return Optional.ofNullable(newest)
        .map(document -> StatusChange.adopted(status, versions, live, run(document)));
  }

  // What had never answered still has to be let go live.
  private static VersionState state(VersionDocument document) {
    return Stream.of(VersionState.AwaitingApproval, VersionState.Candidate)
        .filter(state -> document.state().equals(state.name()))
        .findFirst()
        .orElse(VersionState.Retained);
  }

  private static @Nullable Integer live(List<ModelVersion> newestFirst, @Nullable Integer aliased) {
    Optional<ModelVersion> pointedTo =
        newestFirst.stream().filter(v -> v.version().equals(aliased)).findFirst();
    return pointedTo
        .or(() -> newestFirst.stream().filter(v -> v.state() == VersionState.Retained).findFirst())
        .map(ModelVersion::version)
        .orElse(null);
  }

  private static RunStatus run(VersionDocument document) {
    String at = document.detail("trainedAt");
    return RunStatus.of(
            document.detail("runId"),
            document.version(),
            document.detail("specHash"),
            RunTrigger.Spec,
            at)
        .succeeded(at, "adopted from the indices of an earlier resource");
  }
}
