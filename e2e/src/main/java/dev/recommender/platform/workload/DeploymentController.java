package dev.recommender.platform.workload;

import dev.recommender.platform.control.ControlLoop;
import dev.recommender.platform.control.Pods;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Keeps a Deployment's pods: new ones of a changed template come first, old ones go when the new
 * are ready.
 */
public final class DeploymentController implements AutoCloseable {
  private final KubernetesClient client;
  private final InstantSource clock;
  private final ControlLoop loop = new ControlLoop("deployment-controller");

  public DeploymentController(KubernetesClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  public void start() {
    loop.watch(client.apps().deployments().inAnyNamespace(), this::sync);
    loop.watch(client.pods().inAnyNamespace(), this::syncOwner);
    // The progress deadline passes without any change.
    loop.every(
        Duration.ofSeconds(1),
        () -> client.apps().deployments().inAnyNamespace().list().getItems().forEach(this::sync));
  }

  @Override
  public void close() {
    loop.close();
  }

  private void syncOwner(Pod pod) {
    String namespace = pod.getMetadata().getNamespace();
    for (OwnerReference owner : pod.getMetadata().getOwnerReferences()) {
      if (owner.getKind().equals("Deployment")) {
        Deployment deployment =
            client.apps().deployments().inNamespace(namespace).withName(owner.getName()).get();
        if (deployment != null) {
          sync(deployment);
        }
      }
    }
  }

  private void sync(Deployment seen) {
    Deployment deployment = client.resource(seen).get();
    if (deployment == null || deployment.isMarkedForDeletion()) {
      return;
    }
    Rollout rollout = Rollout.of(deployment, Pods.ownedBy(client, deployment));
    DeploymentStatus status = rollout.status(clock.instant());
    if (!status.equals(deployment.getStatus())) {
      client.resource(deployment.edit().withStatus(status).build()).updateStatus();
    }
    for (int i = 0; i < rollout.missing(); i++) {
      Pods.create(
          client,
          deployment,
          deployment.getSpec().getTemplate(),
          Map.of(Rollout.HASH, rollout.hash()));
    }
    List<Pod> surplus = rollout.surplus();
    surplus.forEach(pod -> client.resource(pod).delete());
  }
}
