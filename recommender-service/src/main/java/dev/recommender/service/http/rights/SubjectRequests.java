package dev.recommender.service.http.rights;

import dev.recommender.service.http.api.ServiceMetrics;
import dev.recommender.service.http.message.ProblemException;
import io.helidon.webserver.http.Handler;

/** Counts what people ask for about their own data, by kind and outcome. */
record SubjectRequests(ServiceMetrics metrics) {
  Handler counted(String kind, Handler handler) {
    return (request, response) -> {
      String outcome = "failed";
      try {
        handler.handle(request, response);
        outcome = "done";
      } catch (ProblemException e) {
        outcome = e.problem().status() < 500 ? "refused" : "failed";
        throw e;
      } finally {
        metrics.subjectRequest(kind, outcome);
      }
    };
  }
}
