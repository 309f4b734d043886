package dev.recommender.service.recommend;

import java.util.Locale;

/** That an answer was made in another way than asked for: why, and in words. */
public record Notice(Reason reason, String text) {
  /** Why another way was taken. */
  public enum Reason {
    TOO_FEW_PEOPLE,
    NO_AUDIENCE,
    NO_FACTORS,
    UNKNOWN_PERSON,
    WITHHELD,
    NOTHING_LIKED,
    NOTHING_UNDERSTOOD,
    FILLED_UP,
    NO_NOVELTY,
    EXPLANATION_AWAY;

    /** The reason as metrics name it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
