package dev.recommender.api;

/** What happens to the indices when the resource is deleted. */
public enum DeletionPolicy {
  /** They stay; an Event names those that hold personal data. */
  Retain,
  /** They are deleted, the audit index excepted. */
  Delete
}
