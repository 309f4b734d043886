package dev.recommender.operator.reconcile;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whether the cluster knows ServiceMonitors, which the Prometheus operator defines. */
final class ServiceMonitors {
  private static final Duration BELIEVED = Duration.ofMinutes(10);

  private final KubernetesClient client;
  private final Clock clock;
  private Instant looked = Instant.MIN;
  private boolean supported;

  ServiceMonitors(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Looks now and then, not each time. */
  synchronized boolean areSupported() {
    Instant now = clock.instant();
    if (looked.isBefore(now.minus(BELIEVED))) {
      supported = client.supports("monitoring.coreos.com/v1", "ServiceMonitor");
      looked = now;
    }
    return supported;
  }
}
