package dev.recommender.service.http.rights;

import dev.recommender.service.access.Access;
import dev.recommender.service.access.Scope;
import dev.recommender.service.http.api.Api;
import dev.recommender.service.http.api.Guard;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.rights.Deed;
import dev.recommender.service.rights.Deed.Action;
import io.helidon.webserver.http.ServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Guards what changes or hands over data of a person. A client that has a key but not the scope
 * goes on record; who has no key only counts in the metrics, or anybody could fill the audit.
 */
final class RightsGuard {
  private final Api api;
  private final Guard guard;

  RightsGuard(Api api) {
    this.api = api;
    this.guard = new Guard(api.apiKeys());
  }

  /** The name of the client that the key was given to; throws {@link ProblemException}. */
  String require(ServerRequest request, Scope scope, Action action, @Nullable Pseudonym user) {
    if (guard.access(request, scope) instanceof Access.ScopeMissing(String client, Scope _)) {
      api.rights().audit().refuse(Deed.of(action, user, client));
    }
    return guard.require(request, scope);
  }
}
