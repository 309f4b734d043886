package dev.recommender.operator.lifecycle;

import dev.recommender.api.ModelVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decisions about what answers: deploy beside, wait, route, swap aliases, record, retire. */
final class ServingDecision {
  private static final String ACCOUNT = "ServiceAccount";

  private ServingDecision() {}

  // First of all: pods are not made without their ServiceAccount.
  static Optional<NextStep> account(Observation seen) {
    return accompany(
        seen,
        seen.serving().objects().outdated().stream()
            .filter(object -> object.kind().equals(ACCOUNT))
            .collect(Collectors.toSet()),
        Set.of());
  }

  /** The other companions come last: what answers does not wait for one that is refused. */
  static Optional<NextStep> companions(Observation seen) {
    ObservedObjects objects = seen.serving().objects();
    return accompany(
        seen,
        objects.outdated().stream()
            .filter(object -> !object.kind().equals(ACCOUNT))
            .collect(Collectors.toSet()),
        objects.surplus());
  }

  private static Optional<NextStep> accompany(
      Observation seen, Set<OwnedObject> outdated, Set<OwnedObject> surplus) {
    return Versions.target(seen) == null || (outdated.isEmpty() && surplus.isEmpty())
        ? Optional.empty()
        : Optional.of(new NextStep.ApplyCompanions(outdated, surplus));
  }

  static Optional<NextStep> deployTarget(Observation seen) {
    return Optional.ofNullable(Versions.target(seen)).flatMap(target -> deploy(seen, target));
  }

  static Optional<NextStep> deployLive(Observation seen) {
    return Optional.ofNullable(seen.status().liveVersion()).flatMap(live -> deploy(seen, live));
  }

  private static Optional<NextStep> deploy(Observation seen, Integer version) {
    return isOutdated(seen, version)
        ? Optional.of(
            new NextStep.Deploy(
                version, image(seen, version), Scaling.replicas(seen.spec().serving())))
        : Scaling.next(seen, version);
  }

  static Optional<NextStep> putBack(Observation seen) {
    List<Drift> drifted = seen.serving().objects().drifted();
    return drifted.isEmpty() || Versions.target(seen) == null
        ? Optional.empty()
        : Optional.of(new NextStep.PutBack(drifted));
  }

  static Optional<NextStep> answer(Observation seen) {
    return Optional.ofNullable(Versions.target(seen)).flatMap(target -> answer(seen, target));
  }

  private static Optional<NextStep> answer(Observation seen, Integer target) {
    if (target.equals(seen.serving().routedTo())) {
      return afterRouting(seen, target);
    }
    ObservedServing.ServedVersion deployment = seen.serving().deployments().get(target);
    return deployment != null && deployment.answers()
        ? Optional.of(route(seen, target))
        : retire(seen, target);
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

  // The target is deployed when it is not there; the live version is only kept up to date.
  private static boolean isOutdated(Observation seen, Integer version) {
    ObservedServing.ServedVersion deployment = seen.serving().deployments().get(version);
    if (deployment == null) {
      return version.equals(Versions.target(seen));
    }
    return deployment.inputs().areOutdated(seen.desired().inputs())
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
      return isPrepared(seen) ? Optional.of(new NextStep.RecordLive(target)) : Optional.empty();
    }
    return retire(seen, target);
  }

  // Nothing is written to an index that could not be prepared; Elasticsearch away says so itself.
  private static boolean isPrepared(Observation seen) {
    return !(seen.indices() instanceof ObservedIndices.Present present)
        || present.missing().isEmpty();
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
