package dev.recommender.service.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRouting;

/** The routes by which people use their rights; installed after every other below a person. */
final class RightsRoutes {
  private RightsRoutes() {}

  static void install(HttpRouting.Builder routing, Api api, ServiceMetrics metrics) {
    SubjectRequests subjects = new SubjectRequests(metrics);
    ConsentRoutes consent = new ConsentRoutes(api);
    PathMethods.at("/v1/users/{+user}/consent")
        .get(subjects.counted("consent-read", consent::read))
        .with(Method.PUT, subjects.counted("consent-change", consent::change))
        .install(routing);
    PathMethods.at("/v1/consents")
        .with(Method.POST, subjects.counted("consent-import", new ConsentImportRoute(api)::post))
        .install(routing);
    PathMethods.at("/v1/users/{+user}/export")
        .get(subjects.counted("export", new ExportRoute(api)::export))
        .install(routing);
    ErasureRoute erasure = new ErasureRoute(api);
    routing.delete("/v1/users/{+user}", subjects.counted("erasure", erasure::erase));
    routing.any("/v1/users/{+user}", erasure::wrongMethod);
  }
}
