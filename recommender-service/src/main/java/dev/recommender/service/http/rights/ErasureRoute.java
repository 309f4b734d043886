package dev.recommender.service.http.rights;

import dev.recommender.service.access.Scope;
import dev.recommender.service.http.api.Api;
import dev.recommender.service.http.message.Json;
import dev.recommender.service.http.message.Query;
import dev.recommender.service.http.message.UserPath;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.rights.Deed.Action;
import dev.recommender.service.rights.Erasure.Erased;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code DELETE /v1/users/{user}}: erases a person. */
final class ErasureRoute {
  private final Api api;
  private final RightsGuard guard;

  ErasureRoute(Api api) {
    this.api = api;
    this.guard = new RightsGuard(api);
  }

  private record Body(String erasedAt, List<String> indices) {}

  void erase(ServerRequest request, ServerResponse response) {
    Pseudonym person = api.pseudonymizer().pseudonym(UserPath.user(request, ""));
    String client = guard.require(request, Scope.PRIVACY, Action.ERASED, person);
    new Query(request);
    Erased erased = api.rights().erasure().erase(client, person);
    Json.send(request, response, new Body(erased.at().toString(), erased.indices()));
  }
}
