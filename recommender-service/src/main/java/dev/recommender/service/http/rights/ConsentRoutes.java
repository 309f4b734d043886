package dev.recommender.service.http.rights;

import dev.recommender.service.access.Scope;
import dev.recommender.service.http.api.Api;
import dev.recommender.service.http.api.Guard;
import dev.recommender.service.http.message.Json;
import dev.recommender.service.http.message.Problem;
import dev.recommender.service.http.message.ProblemException;
import dev.recommender.service.http.message.Query;
import dev.recommender.service.http.message.RequestBody;
import dev.recommender.service.http.message.UserPath;
import dev.recommender.service.people.Consent;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.rights.ConsentChange;
import dev.recommender.service.rights.Deed.Action;
import dev.recommender.service.rights.Statement;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code GET} and {@code PUT /v1/users/{user}/consent}: what a person agreed to. */
final class ConsentRoutes {
  private static final String AFTER = "/consent";

  private final Api api;
  private final Guard reading;
  private final RightsGuard changing;

  ConsentRoutes(Api api) {
    this.api = api;
    this.reading = new Guard(api.apiKeys());
    this.changing = new RightsGuard(api);
  }

  void read(ServerRequest request, ServerResponse response) {
    String user = UserPath.user(request, AFTER);
    String _ = reading.require(request, Scope.PRIVACY);
    new Query(request);
    Consent consent = api.rights().consents().of(pseudonym(user)).orElseThrow(ConsentRoutes::none);
    Json.send(request, response, ConsentBody.of(consent));
  }

  void change(ServerRequest request, ServerResponse response) {
    Pseudonym person = pseudonym(UserPath.user(request, AFTER));
    String client = changing.require(request, Scope.PRIVACY, Action.CONSENT_CHANGED, person);
    new Query(request);
    Statement statement = StatementReader.ofPerson(person, RequestBody.json(request));
    ConsentChange change = api.rights().consents().record(client, statement);
    Json.send(request, response, ConsentBody.of(consent(change)));
  }

  private Pseudonym pseudonym(String user) {
    return api.pseudonymizer().pseudonym(user);
  }

  private static Consent consent(ConsentChange change) {
    return switch (change) {
      case ConsentChange.Stored(Consent consent, _) -> consent;
      case ConsentChange.Known(Consent consent) -> consent;
      case ConsentChange.Refused refused ->
          throw new ProblemException(ConsentProblem.of(refused).problem());
    };
  }

  private static ProblemException none() {
    return new ProblemException(
        Problem.of(404, "no-consent", "No consent", "nothing is on record about consent"));
  }
}
