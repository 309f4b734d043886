package dev.recommender.operator.lifecycle;

import java.util.List;
import java.util.Set;

/**
 * How the objects of a resource compare with what they should be.
 *
 * @param drifted objects that somebody changed by hand
 * @param outdated companions of the Deployments that are missing or were made from other inputs
 * @param surplus companions that the spec no longer asks for
 */
public record ObservedObjects(
    List<Drift> drifted, Set<OwnedObject> outdated, Set<OwnedObject> surplus) {
  /** All is as it should be. */
  public static final ObservedObjects IN_ORDER = new ObservedObjects(List.of(), Set.of(), Set.of());

  /** Copies the collections. */
  public ObservedObjects {
    drifted = List.copyOf(drifted);
    outdated = Set.copyOf(outdated);
    surplus = Set.copyOf(surplus);
  }
}
