package dev.recommender.training.people;

import java.util.Set;

/** The live store of people, as far as training reads it. */
public interface People {
  /** The pseudonyms of people who were erased: nothing known of them is used. */
  Set<String> erased();
}
