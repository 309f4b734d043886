package dev.recommender.service.http.recommendation;

import dev.recommender.service.access.Scope;
import dev.recommender.service.http.api.Api;
import dev.recommender.service.http.api.Guard;
import dev.recommender.service.http.api.ServiceMetrics;
import dev.recommender.service.http.message.Json;
import dev.recommender.service.http.message.Query;
import dev.recommender.service.http.message.UserPath;
import dev.recommender.service.http.recommendation.RecommendationBodies.Recommendations;
import dev.recommender.service.model.Model;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.recommend.Recommendation;
import dev.recommender.service.recommend.Wish;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code GET /v1/users/{user}/recommendations}: recommendations for a person. */
public final class PersonRoutes {
  /** Greedy, because an id may hold an encoded slash. */
  public static final String PATTERN = "/v1/users/{+user}/recommendations";

  private static final String AFTER = "/recommendations";

  private final Api api;
  private final Guard guard;
  private final ServiceMetrics metrics;

  public PersonRoutes(Api api, ServiceMetrics metrics) {
    this.api = api;
    this.guard = new Guard(api.apiKeys());
    this.metrics = metrics;
  }

  public void recommendations(ServerRequest request, ServerResponse response) {
    String user = UserPath.user(request, AFTER);
    String _ = guard.require(request, Scope.READ);
    Query query = new Query(request, WishParameters.and());
    Model model = api.model();
    Pseudonym pseudonym = api.pseudonymizer().pseudonym(user);
    Wish wish = WishParameters.of(query, model.catalogue());
    Recommendation recommendation = api.recommender().forPerson(model, pseudonym, wish);
    metrics.answered("person", recommendation);
    Json.send(request, response, Recommendations.of(model, null, recommendation).at(api.now()));
  }
}
