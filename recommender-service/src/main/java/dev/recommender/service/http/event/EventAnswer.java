package dev.recommender.service.http.event;

import dev.recommender.service.people.EventOutcome;
import org.jspecify.annotations.Nullable;

/** How the answer to a batch says what became of one event. */
record EventAnswer(int status, @Nullable String problem, @Nullable String detail) {
  static EventAnswer to(EventOutcome outcome) {
    return switch (outcome) {
      case STORED -> new EventAnswer(201, null, null);
      case KNOWN -> new EventAnswer(200, null, null);
      case CONSENT_REQUIRED ->
          new EventAnswer(
              403,
              "consent-required",
              "the person has not agreed, or no longer; nothing is stored");
      case UNKNOWN_MOVIE -> refused("unknown-movie", "this model has no such movie");
      case TIME_IN_FUTURE ->
          refused("time-in-future", "the time is more than 5 minutes ahead of this service");
      case TIME_BEFORE_ERASURE ->
          refused("time-before-erasure", "the person was erased at this time or later");
      case TIME_BEFORE_RETENTION ->
          refused("time-before-retention", "the time is longer ago than events are kept");
      case OLDER_THAN_KEPT ->
          refused(
              "older-than-kept",
              "the person has as many events as are kept, and all of them are later");
    };
  }

  private static EventAnswer refused(String problem, String detail) {
    return new EventAnswer(422, problem, detail);
  }
}
