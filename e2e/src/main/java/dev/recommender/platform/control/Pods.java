package dev.recommender.platform.control;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads and makes pods on behalf of the objects that own them. */
public final class Pods {
  /** The only node. */
  public static final String NODE = "local";

  private Pods() {}

  public static String phase(Pod pod) {
    return pod.getStatus() == null || pod.getStatus().getPhase() == null
        ? "Pending"
        : pod.getStatus().getPhase();
  }

  public static boolean isFinished(Pod pod) {
    return phase(pod).equals("Succeeded") || phase(pod).equals("Failed");
  }

  public static boolean isReady(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(condition ->
                condition.getType().equals("Ready") && condition.getStatus().equals("True"));
  }

  /** Whether new connections may be sent to the pod. */
  public static boolean isServing(Pod pod) {
    return isReady(pod) && !pod.isMarkedForDeletion() && phase(pod).equals("Running");
  }

  /** The owner's pods, read from the API and not from a cache, so that none is created twice. */
  public static List<Pod> ownedBy(KubernetesClient client, HasMetadata owner) {
    String uid = owner.getMetadata().getUid();
    return client.pods().inNamespace(owner.getMetadata().getNamespace()).list().getItems().stream()
        .filter(pod ->
            pod.getMetadata().getOwnerReferences().stream()
                .anyMatch(ref -> ref.getUid().equals(uid)))
        .toList();
  }

  public static void create(
      KubernetesClient client,
      HasMetadata owner,
      PodTemplateSpec template,
      Map<String, String> extraLabels) {
    Map<String, String> labels = new HashMap<>(template.getMetadata().getLabels());
    labels.putAll(extraLabels);
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withName(
                owner.getMetadata().getName() + "-" + UUID.randomUUID().toString().substring(0, 5))
            .withNamespace(owner.getMetadata().getNamespace())
            .withLabels(labels)
            .withAnnotations(template.getMetadata().getAnnotations())
            .withOwnerReferences(reference(owner))
            .endMetadata()
            .withSpec(template.getSpec().edit().withNodeName(NODE).build())
            .build();
    client.resource(pod).create();
  }

  private static OwnerReference reference(HasMetadata owner) {
    return new OwnerReferenceBuilder()
        .withApiVersion(owner.getApiVersion())
        .withKind(owner.getKind())
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }
}
