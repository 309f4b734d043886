package dev.recommender.service.http.movie;

import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.http.api.Api;
import dev.recommender.service.http.api.Bodies.FoundMovies;
import dev.recommender.service.http.api.Bodies.ModelName;
import dev.recommender.service.http.api.Bodies.MovieDetails;
import dev.recommender.service.http.api.Bodies.MovieLine;
import dev.recommender.service.http.message.Json;
import dev.recommender.service.http.message.Problem;
import dev.recommender.service.http.message.ProblemException;
import dev.recommender.service.http.message.Query;
import dev.recommender.service.model.Model;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code GET /v1/movies}: movies by what is typed of their title, and what is known of one. */
public final class MovieRoutes {
  private static final int LONGEST_TYPED = 200;
  private static final int MOST_FOUND = 20;
  private static final int USUALLY_FOUND = 10;

  private final Api api;

  public MovieRoutes(Api api) {
    this.api = api;
  }

  public void search(ServerRequest request, ServerResponse response) {
    Query query = new Query(request, "q", "limit");
    String typed = query.requiredText("q", LONGEST_TYPED);
    int limit = query.number("limit", 1, MOST_FOUND, USUALLY_FOUND);
    Model model = api.model();
    List<Movie> found = api.recommender().search(model, typed, limit);
    Json.send(
        request, response, new FoundMovies(ModelName.of(model.reference()), MovieLine.of(found)));
  }

  public void movie(ServerRequest request, ServerResponse response) {
    int id = id(request.path().pathParameters().get("id"));
    var _ = new Query(request);
    Model model = api.model();
    Movie movie = movie(model, id);
    Json.send(request, response, new MovieDetails(ModelName.of(model.reference()), movie));
  }

  /** The movie of an id; throws {@link ProblemException} when the model has none. */
  public static Movie movie(Model model, int id) {
    return model.catalogue().movie(id).orElseThrow(() -> unknown(id));
  }

  public static int id(String written) {
    if (!written.matches("[0-9]{1,9}")) {
      throw Query.invalid("the movie id", written, "a whole number");
    }
    return Integer.parseInt(written);
  }

  public static ProblemException unknown(int id) {
    return new ProblemException(
        Problem.of(
            404, "unknown-movie", "Unknown movie", "this model has no movie %d".formatted(id)));
  }
}
