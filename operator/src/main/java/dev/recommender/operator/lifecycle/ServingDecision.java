package dev.recommender.operator.lifecycle;

import dev.recommender.api.ModelVersion;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decisions about what answers: deploy beside, wait, route, swap aliases, record, retire. */
final class ServingDecision {
  private static final int DEFAULT_REPLICAS = 2;

  private ServingDecision() {}

  static Optional<NextStep> next(Observation seen) {
    Integer target = Versions.target(seen);
    if (target == null) {
      return Optional.empty();
    }
    ObservedServing.ServedVersion deployment = seen.serving().deployments().get(target);
    Optional<NextStep> outdated =
        Stream.of(target, seen.status().liveVersion())
            .filter(Objects::nonNull)
            .filter(v -> isOutdated(seen, v))
            .findFirst()
            .map(v -> new NextStep.Deploy(v, image(seen, v), replicas(seen)));
    if (deployment == null || outdated.isPresent()) {
      return outdated;
    }
    if (!target.equals(seen.serving().routedTo())) {
      return deployment.answers() ? Optional.of(route(seen, target)) : retire(seen, target);
    }
    return afterRouting(seen, target);
  }

  static Optional<NextStep> await(Observation seen) {
    Integer target = Versions.target(seen);
    if (target == null) {
      return Optional.empty();
    }
    if (!target.equals(seen.serving().routedTo())) {
      ObservedServing.ServedVersion deployment = seen.serving().deployments().get(target);
      String message = deployment == null ? "not deployed" : deployment.message();
      return Optional.of(new NextStep.WaitForPods(target, message));
    }
    return isRouted(seen, target)
        ? Optional.empty()
        : Optional.of(new NextStep.WaitForEndpoints(target));
  }

  /** The number of pods that the spec asks for. */
  static int replicas(Observation seen) {
    if (seen.spec().serving().autoscaling() == null) {
      return Objects.requireNonNullElse(seen.spec().serving().replicas(), DEFAULT_REPLICAS);
    }
    // Whatever scales decides; a new version starts with as many pods as the others have.
    return seen.serving().deployments().values().stream()
        .mapToInt(served -> served.replicas().wanted())
        .max()
        .orElse(DEFAULT_REPLICAS);
  }

  // The target is deployed when it is not there; the live version is only kept up to date.
  private static boolean isOutdated(Observation seen, Integer version) {
    ObservedServing.ServedVersion deployment = seen.serving().deployments().get(version);
    if (deployment == null) {
      return version.equals(Versions.target(seen));
    }
    return deployment.replicas().wanted() != replicas(seen)
        || !deployment.inputsHash().equals(seen.desired().inputsHash())
        || !deployment.image().equals(image(seen, version));
  }

  // The recorded image stays until the version ends: an upgrade of the operator rolls nothing.
  private static String image(Observation seen, int version) {
    String wanted = seen.spec().serving().image();
    if (!wanted.isEmpty()) {
      return wanted;
    }
    ObservedServing.ServedVersion deployment = seen.serving().deployments().get(version);
    return Versions.find(seen.status(), version)
        .map(ModelVersion::image)
        .or(() -> Optional.ofNullable(deployment).map(ObservedServing.ServedVersion::image))
        .orElse(seen.desired().defaultImage());
  }

  private static NextStep route(Observation seen, int target) {
    ObservedServing.Route service = seen.serving().service();
    return new NextStep.Route(target, service == null ? null : service.resourceVersion());
  }

  private static Optional<NextStep> afterRouting(Observation seen, Integer target) {
    if (!isRouted(seen, target)) {
      return Optional.empty();
    }
    if (seen.indices() instanceof ObservedIndices.Present present
        && present.versionsWithIndices().contains(target)
        && !target.equals(present.aliasedVersion())) {
      return Optional.of(new NextStep.SwapAliases(target, present.aliases()));
    }
    if (!target.equals(seen.status().liveVersion())) {
      return Optional.of(new NextStep.RecordLive(target));
    }
    return retire(seen, target);
  }

  private static boolean isRouted(Observation seen, Integer target) {
    return seen.serving().routedVersions().equals(Set.of(target))
        || target.equals(seen.status().liveVersion());
  }

  private static Optional<NextStep> retire(Observation seen, int target) {
    @Nullable Integer live = seen.status().liveVersion();
    return seen.serving().deployments().keySet().stream()
        .filter(v -> v != target && !v.equals(live) && !v.equals(seen.serving().routedTo()))
        .sorted()
        .findFirst()
        .map(NextStep.Retire::new);
  }
}
