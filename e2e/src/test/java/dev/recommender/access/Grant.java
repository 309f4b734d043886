package dev.recommender.access;

import java.util.Set;

/**
 * What a rule of RBAC allows.
 *
 * @param names of objects; empty for all
 * @param namespace in which it holds; empty for all
 */
record Grant(Permission permission, Set<String> names, String namespace) {
  Grant {
    names = Set.copyOf(names);
  }

  boolean allows(Request request) {
    return permission.equals(request.permission())
        && (names.isEmpty() || names.contains(request.name()))
        && (namespace.isEmpty() || namespace.equals(request.namespace()));
  }

  boolean hasWildcard() {
    return permission.toString().contains("*");
  }

  @Override
  public String toString() {
    String of = names.isEmpty() ? "" : " " + names;
    return permission + of + (namespace.isEmpty() ? "" : " in " + namespace);
  }
}
