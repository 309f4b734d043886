package dev.recommender.training.train;

import java.util.Locale;

/** Whose factors a movie's audience is made of. */
public enum AudienceSource {
  /** The people who liked the movie. */
  AUDIENCE,
  /** The people who like its genres, because too few liked the movie itself. */
  GENRE,
  /** The movie's own factors, folded in as the only movie liked: too few liked it. */
  SIMILAR;

  /** As it is written into documents. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
