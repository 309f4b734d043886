package dev.recommender.training.people;

import java.time.Instant;
import java.util.List;

/** People as tests need them. */
public final class SomePerson {
  private SomePerson() {}

  public static Person with(String pseudonym, Interaction... interactions) {
    return new Person(pseudonym, null, null, null, List.of(interactions), 0);
  }

  public static Person erased(String pseudonym, Instant when, Interaction... interactions) {
    return new Person(pseudonym, null, null, when.toEpochMilli(), List.of(interactions), 0);
  }

  public static Person saying(String pseudonym, String consent, Interaction... interactions) {
    return new Person(
        pseudonym, null, new Consent(consent, null, null, null), null, List.of(interactions), 0);
  }

  /** Stars given to a movie at a second. */
  public static Interaction rated(int movie, float stars, long epochSeconds) {
    return new Interaction(movie, stars, 1_000 * epochSeconds, false);
  }

  public static Interaction undone(int movie, long epochSeconds) {
    return new Interaction(movie, Stars.DISLIKED, 1_000 * epochSeconds, true);
  }
}
