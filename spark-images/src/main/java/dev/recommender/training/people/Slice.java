package dev.recommender.training.people;

import java.io.Serializable;

/** One part of all people, with or without their interactions. */
public record Slice(int number, int of, boolean withInteractions) implements Serializable {
  /** Everybody, by consent and tombstone only. */
  static final Slice STANDING_OF_ALL = new Slice(0, 1, false);
}
