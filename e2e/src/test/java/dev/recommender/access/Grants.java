package dev.recommender.access;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.RoleRefBuilder;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What roles and bindings, of a chart or of a cluster, grant to one ServiceAccount. */
final class Grants {
  private final Collection<? extends HasMetadata> objects;
  private final String user;
  private final List<Grant> grants = new ArrayList<>();

  private Grants(Collection<? extends HasMetadata> objects, String user) {
    this.objects = objects;
    this.user = user;
  }

  /**
   * @param user as the API server names a ServiceAccount
   */
  static List<Grant> of(Collection<? extends HasMetadata> objects, String user) {
    return new Grants(objects, user).all();
  }

  /** What a ClusterRole grants wherever it is bound. */
  static List<Grant> ofClusterRole(Collection<? extends HasMetadata> objects, String name) {
    Grants grants = new Grants(objects, "");
    grants.add(new RoleRefBuilder().withKind("ClusterRole").withName(name).build(), "");
    return List.copyOf(grants.grants);
  }

  private List<Grant> all() {
    for (HasMetadata object : objects) {
      if (object instanceof RoleBinding binding && isBound(binding.getSubjects())) {
        add(binding.getRoleRef(), binding.getMetadata().getNamespace());
      } else if (object instanceof ClusterRoleBinding binding && isBound(binding.getSubjects())) {
        add(binding.getRoleRef(), "");
      }
    }
    return List.copyOf(grants);
  }

  private boolean isBound(List<Subject> subjects) {
    return subjects.stream()
        .filter(subject -> subject.getKind().equals("ServiceAccount"))
        .map(s -> "system:serviceaccount:%s:%s".formatted(s.getNamespace(), s.getName()))
        .anyMatch(user::equals);
  }

  private void add(RoleRef ref, String namespace) {
    for (HasMetadata object : objects) {
      if (!object.getKind().equals(ref.getKind())
          || !object.getMetadata().getName().equals(ref.getName())) {
        continue;
      }
      if (object instanceof ClusterRole role) {
        role.getRules().forEach(rule -> add(rule, namespace));
      } else if (object instanceof Role role
          && namespace.equals(role.getMetadata().getNamespace())) {
        role.getRules().forEach(rule -> add(rule, namespace));
      }
    }
  }

  private void add(PolicyRule rule, String namespace) {
    for (String group : rule.getApiGroups()) {
      for (String resource : rule.getResources()) {
        for (String verb : rule.getVerbs()) {
          Set<String> names = Set.copyOf(rule.getResourceNames());
          grants.add(new Grant(new Permission(verb, group, resource), names, namespace));
        }
      }
    }
  }
}
