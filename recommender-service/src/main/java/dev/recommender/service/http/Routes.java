package dev.recommender.service.http;

import dev.recommender.service.http.api.Api;
import dev.recommender.service.http.api.Guard;
import dev.recommender.service.http.api.RouteTable;
import dev.recommender.service.http.api.ServiceMetrics;
import dev.recommender.service.http.event.EventRoutes;
import dev.recommender.service.http.filter.Cors;
import dev.recommender.service.http.filter.Drain;
import dev.recommender.service.http.filter.DrainFilter;
import dev.recommender.service.http.filter.PersonalAnswers;
import dev.recommender.service.http.message.BodyDeadline;
import dev.recommender.service.http.message.RequestIds;
import dev.recommender.service.http.movie.CatalogueRoutes;
import dev.recommender.service.http.movie.ContractRoutes;
import dev.recommender.service.http.movie.ModelRoutes;
import dev.recommender.service.http.movie.MovieRoutes;
import dev.recommender.service.http.page.PageRoutes;
import dev.recommender.service.http.recommendation.PersonRoutes;
import dev.recommender.service.http.recommendation.RecommendationRoutes;
import dev.recommender.service.http.rights.RightsRoutes;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;

/** The routes of both sockets, installed by the process and by its tests alike. */
final class Routes {
  private Routes() {}

  /** The public routes and what is common to them, on the socket {@code http}. */
  static void main(
      HttpRouting.Builder routing,
      Api api,
      Drain drain,
      ServiceMetrics metrics,
      Duration bodyDeadline) {
    Guard guard = new Guard(api.apiKeys());
    routing
        .addFilter(metrics.requests())
        .addFilter(new DrainFilter(drain))
        .addFilter(new PersonalAnswers())
        .addFilter(new RequestIds())
        .addFilter(new Cors(api.allowedOrigins()))
        .addFilter(new BodyDeadline(bodyDeadline))
        .addFilter(guard.admission())
        .error(Throwable.class, new ErrorAnswers());
    table(api, metrics).installOn(routing);
  }

  /** The public routes themselves. */
  static RouteTable table(Api api, ServiceMetrics metrics) {
    RecommendationRoutes recommendations = new RecommendationRoutes(api, metrics);
    MovieRoutes movies = new MovieRoutes(api);
    EventRoutes events = new EventRoutes(api, metrics);
    PageRoutes page = new PageRoutes();
    RouteTable table =
        new RouteTable()
            .get("/", page::index)
            .get("/page/{file}", page::file)
            .get("/v1/recommendations", recommendations::byTitle)
            .post("/v1/recommendations", recommendations::byList)
            .get(PersonRoutes.PATTERN, new PersonRoutes(api, metrics)::recommendations)
            .get("/v1/movies", movies::search)
            .get("/v1/movies/{id}", movies::movie)
            .get("/v1/movies/{id}/similar", recommendations::similar)
            .post("/v1/events", events::record)
            .delete(EventRoutes.UNDO, events::undo)
            .get("/v1/model", new ModelRoutes(api)::model)
            .get("/v1/catalogue", new CatalogueRoutes(api.dataCatalogue())::entries)
            .get("/openapi", new ContractRoutes()::contract);
    RightsRoutes.add(table, api, metrics);
    return table;
  }

  /** Health, draining and metrics, on the socket {@code management}. */
  static void management(
      HttpRouting.Builder routing, Api api, Drain drain, ServiceMetrics metrics) {
    HealthRoutes health = new HealthRoutes(api.state());
    routing.addFilter(new RequestIds()).error(Throwable.class, new ErrorAnswers());
    new RouteTable()
        .get("/health/started", health::started)
        .get("/health/live", health::live)
        .get("/health/ready", health::ready)
        .get("/metrics", metrics::scrape)
        .get("/drain", new DrainRoute(drain)::drain)
        .installOn(routing);
  }
}
