package dev.recommender.service.http.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.service.http.message.Member;
import dev.recommender.service.http.message.Members;
import dev.recommender.service.http.message.Opinion;
import dev.recommender.service.http.message.RequestBody;
import dev.recommender.service.http.message.UserPath;
import dev.recommender.service.people.Event;
import dev.recommender.service.people.Interaction;
import dev.recommender.service.people.Pseudonymizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The body of {@code POST /v1/events}; one malformed event spoils all. */
final class EventsBody {
  private static final int MOST_EVENTS = 1_000;
  private static final int LONGEST_EVENT_ID = 100;

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
    // The export of somebody who did nothing has none.
    Member.body(body)
        .members()
        .required("events")
        .elements(0, MOST_EVENTS)
        .forEach(one -> events.add(event(one)));
    return events;
  }

  private Event event(Member one) {
    Members event = one.members("eventId", "user", "movieId", "rating", "liked", "time");
    Opinion opinion = Opinion.of(one.path(), event);
    if (opinion.isNone()) {
      throw RequestBody.invalid(one.path() + " has neither rating nor liked, expected one of them");
    }
    return new Event(
        pseudonymizer.pseudonym(event.required("user").identity(UserPath.LONGEST)),
        new Interaction(
            event.required("movieId").movieId(),
            opinion.rating(),
            opinion.liked(),
            event.optional("time").map(EventsBody::time).orElse(arrival),
            false,
            event.optional("eventId").map(id -> id.line(LONGEST_EVENT_ID)).orElse(null)),
        event.has("time"));
  }

  private static Instant time(Member time) {
    return time.time().truncatedTo(ChronoUnit.MILLIS);
  }
}
