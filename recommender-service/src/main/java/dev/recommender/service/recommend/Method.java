package dev.recommender.service.recommend;

import java.util.Locale;

/** How an answer was made. */
public enum Method {
  AUDIENCE,
  GENRE_AUDIENCE,
  SIMILAR,
  USERS,
  POPULAR,
  TRAINED_FACTORS,
  FOLD_IN;

  /** The method as answers and metrics name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
