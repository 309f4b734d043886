package dev.recommender.service.http;

import dev.recommender.service.access.Scope;
import dev.recommender.service.http.Bodies.Recommendations;
import dev.recommender.service.model.Model;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.recommend.Recommendation;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code GET /v1/users/{user}/recommendations}: recommendations for a person. */
final class PersonRoutes {
  /** Greedy, because an id may hold an encoded slash. */
  static final String PATTERN = "/v1/users/{+user}/recommendations";

  private static final String AFTER = "/recommendations";

  private final Api api;
  private final Guard guard;
  private final ServiceMetrics metrics;

  PersonRoutes(Api api, ServiceMetrics metrics) {
    this.api = api;
    this.guard = new Guard(api.apiKeys());
    this.metrics = metrics;
  }

  void recommendations(ServerRequest request, ServerResponse response) {
    String user = UserPath.user(request, AFTER);
    String _ = guard.require(request, Scope.READ);
    int k =
        new Query(request, "k")
            .number("k", 1, RecommendationRoutes.MOST_ITEMS, RecommendationRoutes.ITEMS);
    Model model = api.model();
    Pseudonym pseudonym = api.pseudonymizer().pseudonym(user);
    Recommendation recommendation = api.recommender().forPerson(model, pseudonym, k);
    metrics.answered(recommendation.method());
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    Json.send(request, response, Recommendations.of(model, null, recommendation));
  }
}
