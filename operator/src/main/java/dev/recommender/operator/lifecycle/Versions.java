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
      Set.of(
          VersionState.Candidate,
          VersionState.AwaitingApproval,
          VersionState.Live,
          VersionState.Retained);

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
   * that did; else the newest that passed the gate and waits for nobody's approval. An unknown pin
   * changes nothing. Null when there is none.
   */
  public static @Nullable Integer target(Observation seen) {
    RecommenderModelStatus status = seen.status();
    Integer pin = seen.spec().serving().version();
    if (pin != null) {
      return find(status, pin).filter(Versions::passed).isPresent() ? pin : status.liveVersion();
    }
    if (status.liveVersion() != null && seen.serving().service() == null) {
      return status.liveVersion();
    }
    return status.versions().stream()
        .filter(v -> passed(v) && !awaitsApproval(seen, v))
        .map(ModelVersion::version)
        .max(Comparator.naturalOrder())
        .orElse(status.liveVersion());
  }

  /**
   * Whether a version may only go live when a person says so, which nobody has: one that is newer
   * than the live one and has never answered, whatever was asked for when it passed.
   */
  public static boolean awaitsApproval(Observation seen, ModelVersion version) {
    return seen.spec().serving().promotion() == Promotion.Manual
        && !hasAnswered(version)
        && isNewer(version, seen.status().liveVersion())
        && !version.version().equals(seen.serving().routedTo())
        && !version.version().toString().equals(seen.desired().approved());
  }

  /** The state of a version that passed the gate and is not live. */
  public static VersionState settled(
      Observation seen, ModelVersion version, @Nullable Integer candidate) {
    if (hasAnswered(version) || !isNewer(version, seen.status().liveVersion())) {
      return VersionState.Retained;
    }
    return awaitsApproval(seen, version) && !version.version().equals(candidate)
        ? VersionState.AwaitingApproval
        : VersionState.Candidate;
  }

  // Retained is only what was live, or what was passed over.
  private static boolean hasAnswered(ModelVersion version) {
    return version.state() == VersionState.Live || version.state() == VersionState.Retained;
  }

  private static boolean isNewer(ModelVersion version, @Nullable Integer live) {
    return live == null || version.version() > live;
  }

  /**
   * The version whose pods answer: the one that the Service names, if it is a version at all; else
   * the live one.
   */
  public static @Nullable Integer answering(
      RecommenderModelStatus status, @Nullable Integer routed) {
    return find(status, routed).map(ModelVersion::version).orElse(status.liveVersion());
  }

  /** The newest version that only waits for a person; empty while a version is pinned. */
  public static Optional<ModelVersion> awaitingApproval(Observation seen) {
    return seen.spec().serving().version() == null ? newestWaiting(seen) : Optional.empty();
  }

  private static Optional<ModelVersion> newestWaiting(Observation seen) {
    return newestPassed(seen.status()).filter(version -> awaitsApproval(seen, version));
  }

  /** The state of a version that has just passed the gate. */
  static VersionState passedState(Observation seen) {
    return seen.spec().serving().promotion() == Promotion.Manual
        ? VersionState.AwaitingApproval
        : VersionState.Candidate;
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
            seen.serving().routedTo(),
            newestWaiting(seen).map(ModelVersion::version).orElse(null))
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
