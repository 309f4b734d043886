package dev.recommender.operator.lifecycle;

import dev.recommender.api.AutoscalingSpec;
import dev.recommender.api.ServingSpec;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decisions about the number of pods. */
final class Scaling {
  private static final int DEFAULT_REPLICAS = 2;

  private Scaling() {}

  /** The number of pods that the spec asks for; null when the autoscaler decides. */
  static @Nullable Integer replicas(ServingSpec serving) {
    return serving.autoscaling() == null ? fixed(serving) : null;
  }

  private static int fixed(ServingSpec serving) {
    return Objects.requireNonNullElse(serving.replicas(), DEFAULT_REPLICAS);
  }

  static Optional<NextStep> next(Observation seen, Integer version) {
    ObservedServing.ServedVersion served = seen.serving().deployments().get(version);
    if (served == null) {
      return Optional.empty();
    }
    ObservedServing.Replicas now = served.replicas();
    AutoscalingSpec autoscaling = seen.spec().serving().autoscaling();
    if (autoscaling != null) {
      return autoscaled(seen, autoscaling, served);
    }
    int wanted = fixed(seen.spec().serving());
    int applied = Objects.requireNonNullElse(now.applied(), now.wanted());
    return applied == wanted
        ? Optional.empty()
        : Optional.of(new NextStep.Scale(version, wanted, false));
  }

  // The autoscaler looks only at the version that answers: the one that is about to gets as many
  // pods to start with, and the one that was goes on with those it has.
  private static Optional<NextStep> autoscaled(
      Observation seen, AutoscalingSpec autoscaling, ObservedServing.ServedVersion served) {
    int now = served.replicas().wanted();
    Integer number = served.version();
    boolean candidate =
        number.equals(Versions.target(seen)) && !number.equals(seen.serving().routedTo());
    int start = candidate ? Math.max(now, start(seen, autoscaling)) : now;
    return served.replicas().applied() == null && start == now
        ? Optional.empty()
        : Optional.of(new NextStep.Scale(served.version(), start, true));
  }

  private static int start(Observation seen, AutoscalingSpec autoscaling) {
    Integer routed = seen.serving().routedTo();
    ObservedServing.ServedVersion live =
        routed == null ? null : seen.serving().deployments().get(routed);
    int running = live == null ? 0 : live.replicas().wanted();
    return Math.clamp(running, autoscaling.minReplicas(), autoscaling.maxReplicas());
  }
}
