package dev.recommender.service.http.recommendation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.http.api.Api;
import dev.recommender.service.http.api.Bodies.ModelName;
import dev.recommender.service.http.api.ServiceMetrics;
import dev.recommender.service.http.message.EntityTag;
import dev.recommender.service.http.message.Json;
import dev.recommender.service.http.message.ProblemException;
import dev.recommender.service.http.message.Query;
import dev.recommender.service.http.message.RequestBody;
import dev.recommender.service.http.movie.MovieRoutes;
import dev.recommender.service.http.recommendation.RecommendationBodies.Recommendations;
import dev.recommender.service.http.recommendation.RecommendationBodies.SeveralRecommendations;
import dev.recommender.service.http.recommendation.RecommendationBodies.Understood;
import dev.recommender.service.http.recommendation.RecommendationBodies.UnderstoodItem;
import dev.recommender.service.model.Model;
import dev.recommender.service.recommend.ListAnswer;
import dev.recommender.service.recommend.ListRequest;
import dev.recommender.service.recommend.Mode;
import dev.recommender.service.recommend.Recommendation;
import dev.recommender.service.recommend.TitleAnswer;
import dev.recommender.service.recommend.TitleRequest;
import dev.recommender.service.recommend.Wish;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** Recommendations for those who name a movie or a list of them, and what is similar to a movie. */
public final class RecommendationRoutes {
  public static final int LONGEST_TITLE = 200;

  private final Api api;
  private final ServiceMetrics metrics;

  public RecommendationRoutes(Api api, ServiceMetrics metrics) {
    this.api = api;
    this.metrics = metrics;
  }

  /** {@code GET /v1/recommendations?title=}. */
  public void byTitle(ServerRequest request, ServerResponse response) {
    Model model = api.model();
    TitleRequest asked =
        asked(new Query(request, WishParameters.and("title", "year", "mode")), model);
    TitleAnswer answer = api.recommender().byTitle(model, asked);
    metrics.resolved(answer);
    switch (answer) {
      case TitleAnswer.Understood(var movie, var tier, var recommendation) -> {
        metrics.answered(asked.mode().label(), recommendation);
        var body = Recommendations.of(model, Understood.of(movie, tier), recommendation);
        send(request, response, asked.mode(), body);
      }
      case TitleAnswer.Ambiguous ambiguous ->
          Json.send(request, response, TitleProblems.ambiguous(asked.title(), ambiguous));
      case TitleAnswer.Unknown unknown ->
          Json.send(request, response, TitleProblems.unknown(asked.title(), unknown));
      case TitleAnswer.TooFewPeople tooFew ->
          Json.send(request, response, TitleProblems.tooFew(tooFew));
    }
  }

  /** {@code GET /v1/movies/{id}/similar}. */
  public void similar(ServerRequest request, ServerResponse response) {
    int id = MovieRoutes.id(request.path().pathParameters().get("id"));
    Query query = new Query(request, WishParameters.and());
    Model model = api.model();
    Movie movie = MovieRoutes.movie(model, id);
    Wish wish = WishParameters.of(query, model.catalogue());
    Recommendation recommendation = api.recommender().similarTo(model, movie, wish);
    metrics.answered(Mode.SIMILAR.label(), recommendation);
    var body = Recommendations.of(model, Understood.of(movie, null), recommendation);
    send(request, response, Mode.SIMILAR, body);
  }

  /** {@code POST /v1/recommendations}. */
  public void byList(ServerRequest request, ServerResponse response) {
    var _ = new Query(request);
    JsonNode body = RequestBody.json(request);
    Model model = api.model();
    ListBody lists = new ListBody(model.catalogue());
    if (ListBody.hasSeveral(body)) {
      List<ListAnswer> answers = answers(model, lists.several(body));
      List<Recommendations> bodies =
          answers.stream().map(answer -> Recommendations.of(model, answer).at(api.now())).toList();
      ModelName name = ModelName.of(model.reference());
      Json.send(request, response, new SeveralRecommendations(name, api.now(), bodies));
    } else {
      ListAnswer answer = answers(model, List.of(lists.one(body))).getFirst();
      Json.send(request, response, Recommendations.of(model, answer).at(api.now()));
    }
  }

  private List<ListAnswer> answers(Model model, List<ListRequest> lists) {
    List<ListAnswer> answers =
        lists.stream().map(list -> api.recommender().forList(model, list)).toList();
    if (answers.stream().allMatch(ListAnswer::isNothingUnderstood)) {
      throw new ProblemException(
          TitleProblems.nothingUnderstood(
              answers.stream().map(answer -> UnderstoodItem.of(answer.understood())).toList()));
    }
    answers.forEach(answer -> metrics.answered("list", answer.recommendation()));
    return answers;
  }

  private static TitleRequest asked(Query query, Model model) {
    return new TitleRequest(
        query.requiredText("title", LONGEST_TITLE),
        query.number("year", 1, WishParameters.LATEST_YEAR),
        mode(query.text("mode").orElse("audience")),
        WishParameters.of(query, model.catalogue()));
  }

  private static Mode mode(String mode) {
    return switch (mode) {
      case "audience" -> Mode.AUDIENCE;
      case "users" -> Mode.USERS;
      case "similar" -> Mode.SIMILAR;
      default -> throw Query.invalid("mode", mode, "audience, users or similar");
    };
  }

  /** What is answered from memory alone stays the same for a version, so it may be kept. */
  private void send(
      ServerRequest request, ServerResponse response, Mode mode, Recommendations timeless) {
    if (mode != Mode.USERS) {
      EntityTag tag = EntityTag.of(timeless);
      response.header(HeaderNames.ETAG, tag.value());
      if (tag.isHeldBy(request)) {
        response.status(Status.NOT_MODIFIED_304).send();
        return;
      }
    }
    Json.send(request, response, timeless.at(api.now()));
  }
}
