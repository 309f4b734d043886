package dev.recommender.service.http;

import io.helidon.http.Method;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** The routes of both sockets, installed by the process and by its tests alike. */
final class Routes {
  private Routes() {}

  /** The public routes, on the socket {@code http}. */
  static void main(HttpRouting.Builder routing, Api api, Drain drain, ServiceMetrics metrics) {
    routing
        .addFilter(metrics.requests())
        .addFilter(new DrainFilter(drain))
        .error(Throwable.class, new ErrorAnswers());
    RecommendationRoutes recommendations = new RecommendationRoutes(api, metrics);
    get(routing, "/v1/recommendations", recommendations::byTitle);
    get(routing, PersonRoutes.PATTERN, new PersonRoutes(api, metrics)::recommendations);
    get(routing, "/v1/movies/{id}", new MovieRoutes(api)::movie);
    get(routing, "/v1/model", new ModelRoutes(api)::model);
    PageRoutes page = new PageRoutes();
    get(routing, "/", page::index);
    get(routing, "/page/{file}", page::file);
    routing.any(Routes::unknown);
  }

  /** Health, draining and metrics, on the socket {@code management}. */
  static void management(
      HttpRouting.Builder routing, Api api, Drain drain, ServiceMetrics metrics) {
    HealthRoutes health = new HealthRoutes(api.state());
    routing.error(Throwable.class, new ErrorAnswers());
    get(routing, "/health/started", health::started);
    get(routing, "/health/live", health::live);
    get(routing, "/health/ready", health::ready);
    get(routing, "/metrics", metrics::scrape);
    get(routing, "/drain", new DrainRoute(drain)::drain);
    routing.any(Routes::unknown);
  }

  private static void get(HttpRouting.Builder routing, String pattern, Handler handler) {
    routing.route(Method.predicate(Method.GET, Method.HEAD), PathMatchers.create(pattern), handler);
    routing.any(pattern, Routes::wrongMethod);
  }

  private static void unknown(ServerRequest request, ServerResponse response) {
    Json.send(request, response, Problem.notFound());
  }

  private static void wrongMethod(ServerRequest request, ServerResponse response) {
    Json.send(request, response, Problem.methodNotAllowed(request.prologue().method().text()));
  }
}
