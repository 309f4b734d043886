package dev.recommender.service.people;

import java.util.List;
import java.util.Optional;

/** What may be used of a person now. */
public sealed interface Person {
  /** Nothing is known of anybody of that id, or no longer. */
  record Unknown() implements Person {}

  /** Something may be known and must not be used. */
  record Withheld(Reason reason) implements Person {}

  /** Why nothing may be used. */
  enum Reason {
    CONSENT_MISSING,
    CONSENT_WITHDRAWN,
    OBJECTED
  }

  /**
   * Everything the person knows: what the model version was trained on and what came since, later
   * time wins, undone removed. The trained profile is there only when nothing differs from it.
   */
  record Known(List<KnownMovie> movies, Optional<Profile> trained) implements Person {
    public Known {
      movies = List.copyOf(movies);
    }
  }
}
