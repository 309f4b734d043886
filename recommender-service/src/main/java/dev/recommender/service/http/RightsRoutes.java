package dev.recommender.service.http;

/** The routes by which people use their rights. */
final class RightsRoutes {
  private RightsRoutes() {}

  static void add(RouteTable table, Api api, ServiceMetrics metrics) {
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
