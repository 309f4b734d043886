package dev.recommender.service.http.rights;

import dev.recommender.service.access.Scope;
import dev.recommender.service.http.api.Api;
import dev.recommender.service.http.message.Json;
import dev.recommender.service.http.message.ProblemException;
import dev.recommender.service.http.message.Query;
import dev.recommender.service.http.message.RequestBody;
import dev.recommender.service.rights.ConsentChange;
import dev.recommender.service.rights.Deed.Action;
import dev.recommender.service.rights.Statement;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/consents}: consents of many people, a line of JSON each. */
final class ConsentImportRoute {
  private static final int MOST_LINES = 1_000;

  private final Api api;
  private final RightsGuard guard;

  ConsentImportRoute(Api api) {
    this.api = api;
    this.guard = new RightsGuard(api);
  }

  private record Body(List<Line> results) {}

  private record Line(int index, int status, @Nullable String problem, @Nullable String detail) {
    static Line of(int index, ConsentChange change) {
      return switch (change) {
        case ConsentChange.Stored _ -> new Line(index, 201, null, null);
        case ConsentChange.Known _ -> new Line(index, 200, null, null);
        case ConsentChange.Refused refused -> {
          ConsentProblem problem = ConsentProblem.of(refused);
          yield new Line(index, ConsentProblem.STATUS, problem.slug(), problem.detail());
        }
      };
    }
  }

  void post(ServerRequest request, ServerResponse response) {
    String client = guard.require(request, Scope.ADMIN, Action.CONSENT_IMPORTED, null);
    new Query(request);
    RequestBody.requireType(request, "application/x-ndjson");
    List<Statement> statements = statements(RequestBody.text(request));
    List<ConsentChange> changes = api.rights().consents().importAll(client, statements);
    List<Line> results =
        IntStream.range(0, changes.size()).mapToObj(at -> Line.of(at, changes.get(at))).toList();
    Json.send(request, response, new Body(results));
  }

  /** All lines are read before anything is stored. */
  private List<Statement> statements(String body) {
    List<String> lines = body.lines().toList();
    if (lines.isEmpty() || lines.size() > MOST_LINES) {
      throw RequestBody.invalid(
          "the body has %d lines, expected 1 to %d".formatted(lines.size(), MOST_LINES));
    }
    List<Statement> statements = new ArrayList<>();
    for (String line : lines) {
      statements.add(statement(line, statements.size() + 1));
    }
    return statements;
  }

  private Statement statement(String line, int number) {
    try {
      return StatementReader.ofAnyone(api.pseudonymizer(), RequestBody.json(line));
    } catch (ProblemException e) {
      throw RequestBody.invalid("in line %d, %s".formatted(number, e.problem().detail()));
    }
  }
}
