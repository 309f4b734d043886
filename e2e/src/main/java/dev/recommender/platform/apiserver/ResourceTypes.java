package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The types that the API serves: the usual built-in ones, and those of the
 * CustomResourceDefinitions applied.
 */
final class ResourceTypes {
  static final ResourceType NAMESPACES =
      new ResourceType("", "v1", "namespaces", "Namespace", false, true);
  static final ResourceType DEFINITIONS =
      new ResourceType(
          "apiextensions.k8s.io",
          "v1",
          "customresourcedefinitions",
          "CustomResourceDefinition",
          false,
          true);

  private static final List<ResourceType> BUILT_IN =
      List.of(
          NAMESPACES,
          DEFINITIONS,
          namespaced("", "v1", "pods", "Pod", true),
          namespaced("", "v1", "services", "Service", true),
          namespaced("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true),
          namespaced("", "v1", "configmaps", "ConfigMap", false),
          namespaced("", "v1", "secrets", "Secret", false),
          namespaced("", "v1", "serviceaccounts", "ServiceAccount", false),
          namespaced("", "v1", "events", "Event", false),
          namespaced("apps", "v1", "deployments", "Deployment", true),
          namespaced("apps", "v1", "replicasets", "ReplicaSet", true),
          namespaced("apps", "v1", "statefulsets", "StatefulSet", true),
          namespaced("batch", "v1", "jobs", "Job", true),
          namespaced("batch", "v1", "cronjobs", "CronJob", true),
          namespaced("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice", false),
          namespaced("events.k8s.io", "v1", "events", "Event", false),
          namespaced("coordination.k8s.io", "v1", "leases", "Lease", false),
          namespaced("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", true),
          namespaced(
              "autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler", true),
          namespaced("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", false),
          namespaced("rbac.authorization.k8s.io", "v1", "roles", "Role", false),
          namespaced("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding", false),
          new ResourceType(
              "rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", false, false),
          new ResourceType(
              "rbac.authorization.k8s.io",
              "v1",
              "clusterrolebindings",
              "ClusterRoleBinding",
              false,
              false));

  private final Map<String, ResourceType> byQualifiedName = new ConcurrentSkipListMap<>();

  ResourceTypes() {
    BUILT_IN.forEach(this::register);
  }

  void register(ResourceType type) {
    byQualifiedName.put(type.qualifiedName(), type);
  }

  void registerDefinition(JsonNode definition) {
    register(ResourceType.fromDefinition(definition));
  }

  void removeDefinition(JsonNode definition) {
    byQualifiedName.remove(ResourceType.fromDefinition(definition).qualifiedName());
  }

  Collection<ResourceType> all() {
    return List.copyOf(byQualifiedName.values());
  }

  Optional<ResourceType> find(String group, String version, String plural) {
    return Optional.ofNullable(byQualifiedName.get(group.isEmpty() ? plural : plural + "." + group))
        .filter(type -> type.version().equals(version));
  }

  private static ResourceType namespaced(
      String group, String version, String plural, String kind, boolean hasStatus) {
    return new ResourceType(group, version, plural, kind, true, hasStatus);
  }
}
