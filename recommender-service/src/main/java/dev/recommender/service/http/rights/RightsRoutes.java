package dev.recommender.service.http.rights;

import dev.recommender.service.http.api.Api;
import dev.recommender.service.http.api.RouteTable;
import dev.recommender.service.http.api.ServiceMetrics;

/** The routes by which people use their rights. */
public final class RightsRoutes {
  private RightsRoutes() {}

  public static void add(RouteTable table, Api api, ServiceMetrics metrics) {
    SubjectRequests subjects = new SubjectRequests(metrics);
    ConsentRoutes consent = new ConsentRoutes(api);
    table
        .get("/v1/users/{+user}/consent", subjects.counted("consent-read", consent::read))
        .put("/v1/users/{+user}/consent", subjects.counted("consent-change", consent::change))
        .post("/v1/consents", subjects.counted("consent-import", new ConsentImportRoute(api)::post))
        .get("/v1/users/{+user}/export", subjects.counted("export", new ExportRoute(api)::export))
        .delete("/v1/users/{+user}", subjects.counted("erasure", new ErasureRoute(api)::erase));
  }
}
