package dev.recommender.service.http.event;

import dev.recommender.service.access.Scope;
import dev.recommender.service.catalogue.Catalogue;
import dev.recommender.service.http.api.Api;
import dev.recommender.service.http.api.Guard;
import dev.recommender.service.http.api.ServiceMetrics;
import dev.recommender.service.http.message.Encoded;
import dev.recommender.service.http.message.Json;
import dev.recommender.service.http.message.Query;
import dev.recommender.service.http.message.RequestBody;
import dev.recommender.service.http.message.UserPath;
import dev.recommender.service.http.movie.MovieRoutes;
import dev.recommender.service.people.Event;
import dev.recommender.service.people.EventOutcome;
import dev.recommender.service.people.Events.Recorded;
import dev.recommender.service.people.Pseudonym;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/events} and {@code DELETE /v1/users/{user}/events/{movie}}. */
public final class EventRoutes {
  /** Greedy, because an id may hold an encoded slash. */
  public static final String UNDO = "/v1/users/{+user}/events/{movie}";

  private static final String BEFORE_MOVIE = "/events/";

  private final Api api;
  private final Guard guard;
  private final ServiceMetrics metrics;

  public EventRoutes(Api api, ServiceMetrics metrics) {
    this.api = api;
    this.guard = new Guard(api.apiKeys());
    this.metrics = metrics;
  }

  public record Results(List<Result> results) {}

  public record Result(
      int index,
      int status,
      @Nullable String eventId,
      @Nullable String problem,
      @Nullable String detail) {
    static Result of(int index, EventOutcome outcome, @Nullable String eventId) {
      EventAnswer answer = EventAnswer.to(outcome);
      return new Result(index, answer.status(), eventId, answer.problem(), answer.detail());
    }
  }

  public void record(ServerRequest request, ServerResponse response) {
    String _ = guard.require(request, Scope.EVENTS);
    var _ = new Query(request);
    List<Event> events =
        new EventsBody(api.pseudonymizer(), api.events().now()).read(RequestBody.json(request));
    Catalogue catalogue = api.model().catalogue();
    Recorded recorded = api.events().record(events, id -> catalogue.positionOf(id) >= 0);
    metrics.recorded(recorded);
    Json.send(request, response, results(events, recorded.outcomes()));
  }

  public void undo(ServerRequest request, ServerResponse response) {
    String path = request.prologue().uriPath().rawPath();
    String movie = path.substring(path.lastIndexOf('/') + 1);
    String user = UserPath.user(request, BEFORE_MOVIE + movie);
    String _ = guard.require(request, Scope.EVENTS);
    var _ = new Query(request);
    int id = MovieRoutes.id(Encoded.inPath("the movie id", movie));
    Pseudonym person = api.pseudonymizer().pseudonym(user);
    boolean isMovie = api.model().catalogue().positionOf(id) >= 0;
    if (!api.events().undo(person, id, isMovie)) {
      throw MovieRoutes.unknown(id);
    }
    response.status(Status.NO_CONTENT_204).send();
  }

  private static Results results(List<Event> events, List<EventOutcome> outcomes) {
    return new Results(
        IntStream.range(0, events.size())
            .mapToObj(at -> Result.of(at, outcomes.get(at), events.get(at).interaction().eventId()))
            .toList());
  }
}
