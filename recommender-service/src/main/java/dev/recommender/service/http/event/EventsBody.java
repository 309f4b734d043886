package dev.recommender.service.http.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.service.http.message.Member;
import dev.recommender.service.http.message.UserPath;
import dev.recommender.service.people.Event;
import dev.recommender.service.people.Interaction;
import dev.recommender.service.people.Pseudonymizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/events}; one malformed event spoils all. */
final class EventsBody {
  private static final int MOST_EVENTS = 1_000;
  private static final int LONGEST_EVENT_ID = 100;
  private static final double FEWEST_STARS = 0.5;
  private static final double MOST_STARS = 5;

  private final Pseudonymizer pseudonymizer;
  private final Instant arrival;

  /** An event without a time is of its arrival. */
  EventsBody(Pseudonymizer pseudonymizer, Instant arrival) {
    this.pseudonymizer = pseudonymizer;
    this.arrival = arrival;
  }

  /** Other members of the body are of an export and say nothing here. */
  List<Event> read(JsonNode body) {
    List<Event> events = new ArrayList<>();
    Member.body(body).member("events").elements(MOST_EVENTS).forEach(one -> events.add(event(one)));
    return events;
  }

  private Event event(Member event) {
    event.hasOnly("eventId", "user", "movieId", "rating", "liked", "time");
    String user = event.member("user").text(UserPath.LONGEST);
    return new Event(
        pseudonymizer.pseudonym(user),
        new Interaction(
            event.member("movieId").positive(),
            rating(event),
            liked(event),
            time(event),
            false,
            event.has("eventId") ? event.member("eventId").text(LONGEST_EVENT_ID) : null));
  }

  private static @Nullable Double rating(Member event) {
    if (event.has("rating") == event.has("liked")) {
      throw event.invalid(
          event.has("rating") ? "has rating and liked" : "has neither rating nor liked",
          "one of them");
    }
    return event.has("rating")
        ? (Double) event.member("rating").number(FEWEST_STARS, MOST_STARS)
        : null;
  }

  private static @Nullable Boolean liked(Member event) {
    return event.has("liked") ? (Boolean) event.member("liked").truth() : null;
  }

  private Instant time(Member event) {
    return event.has("time") ? event.member("time").time().truncatedTo(ChronoUnit.MILLIS) : arrival;
  }
}
