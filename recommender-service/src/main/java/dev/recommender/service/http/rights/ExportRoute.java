package dev.recommender.service.http.rights;

import dev.recommender.service.access.Scope;
import dev.recommender.service.http.api.Api;
import dev.recommender.service.http.api.Bodies;
import dev.recommender.service.http.message.Json;
import dev.recommender.service.http.message.Query;
import dev.recommender.service.http.message.UserPath;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.rights.Deed.Action;
import dev.recommender.service.rights.Exports.Held;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code GET /v1/users/{user}/export}: everything held of a person. */
final class ExportRoute {
  private final Api api;
  private final RightsGuard guard;

  ExportRoute(Api api) {
    this.api = api;
    this.guard = new RightsGuard(api);
  }

  void export(ServerRequest request, ServerResponse response) {
    String user = UserPath.user(request, "/export");
    Pseudonym pseudonym = api.pseudonymizer().pseudonym(user);
    String client = guard.require(request, Scope.PRIVACY, Action.EXPORTED, pseudonym);
    new Query(request);
    var model = api.model().reference();
    Held held = api.rights().exports().export(client, pseudonym);
    Json.send(request, response, ExportBody.of(user, pseudonym, Bodies.ModelName.of(model), held));
  }
}
