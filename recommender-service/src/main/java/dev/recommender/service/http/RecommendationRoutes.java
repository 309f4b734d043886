package dev.recommender.service.http;

import dev.recommender.service.http.Bodies.MovieLine;
import dev.recommender.service.http.Bodies.Recommendations;
import dev.recommender.service.http.Bodies.Understood;
import dev.recommender.service.model.Model;
import dev.recommender.service.recommend.Mode;
import dev.recommender.service.recommend.TitleAnswer;
import dev.recommender.service.recommend.TitleRequest;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code GET /v1/recommendations?title=}: recommendations for those who name a movie. */
final class RecommendationRoutes {
  static final int MOST_ITEMS = 100;
  static final int ITEMS = 10;
  private static final int LONGEST_TITLE = 200;

  private final Api api;
  private final ServiceMetrics metrics;

  RecommendationRoutes(Api api, ServiceMetrics metrics) {
    this.api = api;
    this.metrics = metrics;
  }

  void byTitle(ServerRequest request, ServerResponse response) {
    TitleRequest asked = asked(new Query(request, "title", "year", "mode", "k"));
    Model model = api.model();
    switch (api.recommender().byTitle(model, asked)) {
      case TitleAnswer.Understood(var movie, var tier, var recommendation) -> {
        metrics.answered(recommendation.method());
        Understood understood = Understood.of(movie, tier);
        Json.send(request, response, Recommendations.of(model, understood, recommendation));
      }
      case TitleAnswer.Ambiguous ambiguous ->
          Json.send(request, response, ambiguous(asked.title(), ambiguous));
      case TitleAnswer.Unknown unknown ->
          Json.send(request, response, unknown(asked.title(), unknown));
      case TitleAnswer.TooFewPeople tooFew -> Json.send(request, response, tooFew(tooFew));
    }
  }

  private static TitleRequest asked(Query query) {
    return new TitleRequest(
        query.requiredText("title", LONGEST_TITLE),
        query.number("year", 1, 9999),
        mode(query.text("mode").orElse("audience")),
        query.number("k", 1, MOST_ITEMS, ITEMS));
  }

  private static Mode mode(String mode) {
    return switch (mode) {
      case "audience" -> Mode.AUDIENCE;
      case "users" -> Mode.USERS;
      default -> throw Query.invalid("mode", mode, "audience or users");
    };
  }

  private static Problem ambiguous(String title, TitleAnswer.Ambiguous ambiguous) {
    return Problem.of(
            300,
            "ambiguous-title",
            "Ambiguous title",
            "\"%s\" may be any of these; a year decides".formatted(title))
        .with("candidates", MovieLine.of(ambiguous.candidates()));
  }

  private static Problem unknown(String title, TitleAnswer.Unknown unknown) {
    return Problem.of(
            404, "unknown-title", "Unknown title", "no movie is called \"%s\"".formatted(title))
        .with("suggestions", MovieLine.of(unknown.suggestions()));
  }

  private static Problem tooFew(TitleAnswer.TooFewPeople tooFew) {
    return Problem.of(
        409,
        "too-few-people",
        "Too few people",
        "fewer than %d people liked %s; mode=users answers from no fewer, so that nobody shows"
            .formatted(tooFew.required(), tooFew.movie().title()));
  }
}
