package dev.recommender.service.people;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person said of a movie: stars (0.5 to 5) or liked or not, one of the two. An undone one
 * stays as a mark, so that the same interaction in the data set is undone too.
 *
 * @param eventId the name that the client gave it
 * @param earlierEventIds names of those it replaced, oldest first: sent again, they are not new
 */
public record Interaction(
    int movieId,
    @Nullable Double rating,
    @Nullable Boolean liked,
    Instant time,
    boolean undone,
    @Nullable String eventId,
    List<String> earlierEventIds) {
  private static final int MOST_EARLIER = 8;

  public Interaction {
    earlierEventIds = List.copyOf(earlierEventIds);
  }

  /** One that replaced nothing. */
  public Interaction(
      int movieId,
      @Nullable Double rating,
      @Nullable Boolean liked,
      Instant time,
      boolean undone,
      @Nullable String eventId) {
    this(movieId, rating, liked, time, undone, eventId, List.of());
  }

  /** The mark that takes back whatever was said of the movie until then. */
  static Interaction undone(int movieId, Instant time) {
    return new Interaction(movieId, null, null, time, true, null);
  }

  Interaction at(Instant other) {
    return new Interaction(movieId, rating, liked, other, undone, eventId, earlierEventIds);
  }

  /** The same, remembering the events of the one whose place it takes. */
  Interaction replacing(@Nullable Interaction earlier) {
    List<String> events = earlier == null ? List.of() : earlier.eventIds().toList();
    List<String> latest = events.subList(Math.max(0, events.size() - MOST_EARLIER), events.size());
    return new Interaction(movieId, rating, liked, time, undone, eventId, latest);
  }

  Stream<String> eventIds() {
    return Stream.concat(earlierEventIds.stream(), Stream.ofNullable(eventId));
  }

  boolean saysTheSameAs(Interaction other) {
    return undone == other.undone
        && Objects.equals(rating, other.rating)
        && Objects.equals(liked, other.liked);
  }

  /** Of two with one movie the later, at the same time the second. */
  static Interaction later(Interaction first, Interaction second) {
    return second.time.isBefore(first.time) ? first : second;
  }
}
