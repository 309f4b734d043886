package dev.recommender.access;

/** That a verb may be used on a resource of a group; the core group is empty. */
record Permission(String verb, String group, String resource) implements Comparable<Permission> {
  @Override
  public int compareTo(Permission other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return "%s %s%s".formatted(verb, resource, group.isEmpty() ? "" : "." + group);
  }
}
