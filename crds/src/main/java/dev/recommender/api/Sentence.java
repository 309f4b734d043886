package dev.recommender.api;

import org.jspecify.annotations.Nullable;

/** A sentence for people, cut so that a status stays small. */
final class Sentence {
  private static final int LONGEST = 1_024;

  private Sentence() {}

  static @Nullable String cut(@Nullable String text) {
    return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
