package dev.recommender.service.http;

import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.http.Bodies.ModelName;
import dev.recommender.service.http.Bodies.MovieDetails;
import dev.recommender.service.model.Model;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code GET /v1/movies/{id}}: what is known of a movie. */
final class MovieRoutes {
  private final Api api;

  MovieRoutes(Api api) {
    this.api = api;
  }

  void movie(ServerRequest request, ServerResponse response) {
    int id = id(request.path().pathParameters().get("id"));
    var _ = new Query(request);
    Model model = api.model();
    Movie movie = model.catalogue().movie(id).orElseThrow(() -> unknown(id));
    Json.send(request, response, new MovieDetails(ModelName.of(model.reference()), movie));
  }

  static int id(String written) {
    if (!written.matches("[0-9]{1,9}")) {
      throw Query.invalid("the movie id", written, "a whole number");
    }
    return Integer.parseInt(written);
  }

  static ProblemException unknown(int id) {
    return new ProblemException(
        Problem.of(
            404, "unknown-movie", "Unknown movie", "this model has no movie %d".formatted(id)));
  }
}
