package dev.recommender.service.recommend;

import java.util.Locale;

/** Which way of recommending by title is asked for. */
public enum Mode {
  AUDIENCE,
  USERS,
  SIMILAR;

  /** The mode as requests and metrics name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
