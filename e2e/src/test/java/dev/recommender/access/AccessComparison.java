package dev.recommender.access;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a program may ask for beside what it has asked for. */
record AccessComparison(List<Grant> granted, List<Request> used) {
  AccessComparison {
    granted = List.copyOf(granted);
    used =
        used.stream()
            .filter(Request::isAboutResource)
            .flatMap(AccessComparison::authorized)
            .toList();
  }

  /** What the API server asks its authorizer about a request. */
  private static Stream<Request> authorized(Request request) {
    return request.isCreatingPatch()
        ? Stream.of(request, request.withVerb("create"))
        : Stream.of(request);
  }

  /** Permissions that no request needed, without those that are expected to be unused. */
  Set<Permission> unused(Collection<Permission> expected) {
    return granted.stream()
        .filter(grant -> used.stream().noneMatch(grant::allows))
        .map(Grant::permission)
        .filter(permission -> !expected.contains(permission))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Permissions that requests needed and no grant gives, refused or not. */
  Set<Permission> missing() {
    return used.stream()
        .filter(request -> granted.stream().noneMatch(grant -> grant.allows(request)))
        .map(Request::permission)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Permissions that the API server refused. */
  Set<Permission> refused() {
    return used.stream()
        .filter(Request::isRefused)
        .map(Request::permission)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
