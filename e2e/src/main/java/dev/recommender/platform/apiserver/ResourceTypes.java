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
  static final ResourceType NAMESPACES = global("", "v1", "namespaces", "Namespace", true, "ns");
  static final ResourceType DEFINITIONS =
      global(
          "apiextensions.k8s.io",
          "v1",
          "customresourcedefinitions",
          "CustomResourceDefinition",
          true,
          "crd");

  private static final List<ResourceType> BUILT_IN =
      List.of(
          NAMESPACES,
          DEFINITIONS,
          namespaced("", "v1", "pods", "Pod", true, "po"),
          namespaced("", "v1", "services", "Service", true, "svc"),
          namespaced("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true, "pvc"),
          namespaced("", "v1", "configmaps", "ConfigMap", false, "cm"),
          namespaced("", "v1", "secrets", "Secret", false),
          namespaced("", "v1", "serviceaccounts", "ServiceAccount", false, "sa"),
          namespaced("", "v1", "events", "Event", false, "ev"),
          namespaced("apps", "v1", "deployments", "Deployment", true, "deploy"),
          namespaced("apps", "v1", "replicasets", "ReplicaSet", true, "rs"),
          namespaced("apps", "v1", "statefulsets", "StatefulSet", true, "sts"),
          namespaced("batch", "v1", "jobs", "Job", true),
          namespaced("batch", "v1", "cronjobs", "CronJob", true, "cj"),
          namespaced("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice", false),
          namespaced("events.k8s.io", "v1", "events", "Event", false),
          namespaced("coordination.k8s.io", "v1", "leases", "Lease", false),
          namespaced("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", true, "pdb"),
          namespaced(
              "autoscaling",
              "v2",
              "horizontalpodautoscalers",
              "HorizontalPodAutoscaler",
              true,
              "hpa"),
          namespaced(
              "networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", false, "netpol"),
          namespaced("rbac.authorization.k8s.io", "v1", "roles", "Role", false),
          namespaced("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding", false),
          global("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", false),
          global(
              "rbac.authorization.k8s.io",
              "v1",
              "clusterrolebindings",
              "ClusterRoleBinding",
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
      String group,
      String version,
      String plural,
      String kind,
      boolean hasStatus,
      String... shortNames) {
    return new ResourceType(group, version, plural, kind, true, hasStatus, List.of(shortNames));
  }

  private static ResourceType global(
      String group,
      String version,
      String plural,
      String kind,
      boolean hasStatus,
      String... shortNames) {
    return new ResourceType(group, version, plural, kind, false, hasStatus, List.of(shortNames));
  }
}
