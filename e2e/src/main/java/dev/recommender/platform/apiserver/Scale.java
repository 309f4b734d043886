package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The {@code scale} subresource: the replicas of a workload, without the rest of it. */
final class Scale {
  private Scale() {}

  static ObjectNode of(ObjectNode workload) {
    ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
    scale.set("metadata", workload.path("metadata").deepCopy());
    scale.putObject("spec").put("replicas", workload.path("spec").path("replicas").asInt(1));
    scale.putObject("status").put("replicas", workload.path("status").path("replicas").asInt());
    return scale;
  }

  static Patch toPatch(ObjectNode scale) {
    ObjectNode changes = Json.object();
    changes.putObject("spec").set("replicas", scale.path("spec").path("replicas"));
    return new Patch.Merge(changes);
  }
}
