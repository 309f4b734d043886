package dev.recommender.service.catalogue;

import java.util.Locale;

/** How a written title fits a movie. */
public enum MatchTier {
  EXACT,
  ARTICLE,
  ALTERNATIVE,
  PREFIX,
  FUZZY;

  /** The tier as answers name it; a missing or moved article counts as exact. */
  public String label() {
    return this == ARTICLE ? EXACT.label() : name().toLowerCase(Locale.ROOT);
  }
}
