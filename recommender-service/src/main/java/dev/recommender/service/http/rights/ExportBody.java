package dev.recommender.service.http.rights;

import dev.recommender.service.http.api.Bodies.ModelName;
import dev.recommender.service.people.Interaction;
import dev.recommender.service.people.KnownMovie;
import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.rights.Exports.Held;
import dev.recommender.service.rights.UsersDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything held of a person, well-formed also for one of whom nothing is. {@code POST /v1/events}
 * takes the events as they are.
 */
record ExportBody(
    String user,
    String pseudonym,
    ModelName model,
    String time,
    @Nullable ConsentBody consent,
    List<Event> events,
    List<Undone> undone,
    List<Row> dataset,
    Map<String, Object> derived,
    List<String> indices,
    @Nullable String erasedAt) {

  record Event(
      @Nullable String eventId,
      String user,
      int movieId,
      @Nullable Double rating,
      @Nullable Boolean liked,
      String time) {}

  /** A mark that an interaction was taken back. */
  record Undone(int movieId, String time) {}

  /** A rating of the data set, as the served version was trained on. */
  record Row(int movieId, @Nullable Double rating, @Nullable Boolean liked, @Nullable String time) {
    static Row of(KnownMovie movie) {
      Instant time = movie.time();
      return new Row(
          movie.movieId(), movie.rating(), movie.liked(), time == null ? null : time.toString());
    }
  }

  static ExportBody of(String user, Pseudonym pseudonym, ModelName model, Held held) {
    Optional<LiveRecord> live = held.live();
    Optional<UsersDocument> served = held.served();
    return new ExportBody(
        user,
        pseudonym.value(),
        model,
        held.at().toString(),
        live.map(LiveRecord::consent).map(ConsentBody::of).orElse(null),
        interactions(live, one -> !one.undone()).stream().map(one -> event(user, one)).toList(),
        interactions(live, Interaction::undone).stream().map(ExportBody::undone).toList(),
        served.map(UsersDocument::ratings).orElse(List.of()).stream().map(Row::of).toList(),
        served.map(UsersDocument::derived).orElse(Map.of()),
        held.indices(),
        live.map(LiveRecord::tombstone).map(Instant::toString).orElse(null));
  }

  private static List<Interaction> interactions(
      Optional<LiveRecord> live, Predicate<Interaction> which) {
    return live.map(LiveRecord::interactions).orElse(List.of()).stream().filter(which).toList();
  }

  private static Event event(String user, Interaction one) {
    return new Event(
        one.eventId(), user, one.movieId(), one.rating(), one.liked(), one.time().toString());
  }

  private static Undone undone(Interaction one) {
    return new Undone(one.movieId(), one.time().toString());
  }
}
