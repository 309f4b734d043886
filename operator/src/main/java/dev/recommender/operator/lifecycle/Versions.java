package dev.recommender.operator.lifecycle;

import dev.recommender.api.ModelVersion;
import dev.recommender.api.Promotion;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.VersionState;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Questions about the versions of a model that several decisions ask. */
public final class Versions {
  private static final Set<VersionState> PASSED =
      Set.of(VersionState.Candidate, VersionState.Live, VersionState.Retained);

  private Versions() {}

  /** Whether a version passed the gate and still has its indices. */
  public static boolean passed(ModelVersion version) {
    return PASSED.contains(version.state());
  }

  /** The version of that number in the status. */
  public static Optional<ModelVersion> find(
      RecommenderModelStatus status, @Nullable Integer number) {
    return status.versions().stream().filter(v -> v.version().equals(number)).findFirst();
  }

  /**
   * The version that should answer: the pinned one; else, when nothing answers any more, the one
   * that did; else the newest that passed the gate. An unknown pin changes nothing. Null when there
   * is none.
   */
  public static @Nullable Integer target(Observation seen) {
    RecommenderModelStatus status = seen.status();
    Integer pin = seen.spec().serving().version();
    if (pin != null) {
      return find(status, pin).filter(Versions::passed).isPresent() ? pin : status.liveVersion();
    }
    boolean held = seen.spec().serving().promotion() == Promotion.Manual;
    if (held || (status.liveVersion() != null && seen.serving().service() == null)) {
      return status.liveVersion();
    }
    return newestPassed(status).map(ModelVersion::version).orElse(null);
  }

  /** The newest version that passed the gate. */
  public static Optional<ModelVersion> newestPassed(RecommenderModelStatus status) {
    return status.versions().stream()
        .filter(Versions::passed)
        .max(Comparator.comparing(ModelVersion::version));
  }

  /** Versions that are kept: whatever answers or is about to, and the newest of the others. */
  static Set<Integer> kept(Observation seen) {
    Set<Integer> kept = new HashSet<>();
    Stream.of(
            target(seen),
            seen.status().liveVersion(),
            seen.spec().serving().version(),
            seen.serving().routedTo())
        .filter(Objects::nonNull)
        .forEach(kept::add);
    if (seen.indices() instanceof ObservedIndices.Present present) {
      present.aliases().values().forEach(kept::addAll);
    }
    List<Integer> others =
        seen.status().versions().stream()
            .filter(v -> passed(v) && !kept.contains(v.version()))
            .map(ModelVersion::version)
            .sorted(Comparator.reverseOrder())
            .limit(seen.spec().serving().retainedVersions())
            .toList();
    kept.addAll(others);
    return kept;
  }
}
