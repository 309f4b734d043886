package dev.recommender.operator.lifecycle;

import dev.recommender.api.ModelVersion;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    String image = image(seen, target);
    if (deployment == null || isOutdated(seen, deployment, image)) {
      return Optional.of(new NextStep.Deploy(target, image));
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
    return Objects.requireNonNullElse(seen.spec().serving().replicas(), DEFAULT_REPLICAS);
  }

  private static boolean isOutdated(
      Observation seen, ObservedServing.ServedVersion deployment, String image) {
    return !deployment.inputsHash().equals(seen.desired().inputsHash())
        || !deployment.image().equals(image)
        || deployment.replicas().wanted() != replicas(seen);
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
