package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.recommender.service.http.Contract.Operation;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Holds every answer against the contract, and remembers which parts of it were seen. */
final class ContractRecorder {
  private static final String PROBLEM = "application/problem+json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Answers that come before any operation is known, by status. */
  private static final Map<Integer, String> ANYWHERE =
      Map.of(405, "MethodNotAllowed", 414, "UriTooLong");

  private final Contract contract;
  private final Set<String> seen = new LinkedHashSet<>();

  ContractRecorder(Contract contract) {
    this.contract = contract;
  }

  /** A request and its answer; header names in lower case. */
  record Exchange(
      String method,
      String target,
      Map<String, String> sent,
      int status,
      Map<String, String> headers,
      String body) {
    String path() {
      return target.split("\\?", 2)[0];
    }

    String shown() {
      return "%s %s answered %d: %s".formatted(method, target, status, body);
    }
  }

  /** Fails when the contract does not allow this answer. */
  void check(Exchange exchange) {
    Operation operation = contract.operation(exchange.method(), exchange.path()).orElse(null);
    String anywhere = operation == null ? "NotFound" : "";
    String shared = ANYWHERE.getOrDefault(exchange.status(), anywhere);
    if (!shared.isEmpty()) {
      checkAnswer(
          exchange, contract.resolved("#/components/responses/" + shared), "response " + shared);
      return;
    }
    JsonNode response =
        operation.node().path("responses").path(Integer.toString(exchange.status()));
    assertThat(response.isMissingNode()).as("undocumented: %s", exchange.shown()).isFalse();
    checkAnswer(exchange, contract.followed(response), name(operation, exchange.status()));
    if (exchange.status() < 400) {
      seeParameters(exchange, operation);
    }
  }

  /** An answer defined for all operations is seen with any of them. */
  private String name(Operation operation, int status) {
    JsonNode response = operation.node().path("responses").path(Integer.toString(status));
    return response.has("$ref")
        ? "response " + response.get("$ref").asText().replaceFirst(".*/", "")
        : operation.id() + " status " + status;
  }

  private void checkAnswer(Exchange exchange, JsonNode response, String name) {
    seen.add(name);
    response
        .path("headers")
        .properties()
        .forEach(header -> checkHeader(exchange, header.getKey(), header.getValue()));
    JsonNode content = response.path("content");
    if (content.isMissingNode()) {
      assertThat(exchange.body()).as(exchange.shown()).isEmpty();
      return;
    }
    String type = exchange.headers().getOrDefault("content-type", "").split(";", 2)[0];
    assertThat(content.has(type)).as("content type %s of %s", type, exchange.shown()).isTrue();
    seen.add(name + " as " + type);
    if (type.endsWith("json")) {
      checkBody(exchange, content.path(type).path("schema"), name);
    }
  }

  private void checkHeader(Exchange exchange, String name, JsonNode reference) {
    JsonNode header = contract.followed(reference);
    String value = exchange.headers().get(name.toLowerCase(Locale.ROOT));
    if (value == null) {
      assertThat(header.path("required").asBoolean())
          .as("lacks %s: %s", name, exchange.shown())
          .isFalse();
      return;
    }
    boolean isNumber = header.at("/schema/type").asText().equals("integer");
    JsonNode json = isNumber ? IntNode.valueOf(Integer.parseInt(value)) : TextNode.valueOf(value);
    assertThat(contract.errors(header.path("schema"), json)).as(exchange.shown()).isEmpty();
  }

  private void checkBody(Exchange exchange, JsonNode schema, String name) {
    JsonNode body = parsed(exchange);
    assertThat(contract.errors(schema, body)).as(exchange.shown()).isEmpty();
    body.findValuesAsText("problem").forEach(problem -> seen.add(name + " problem " + problem));
    if (exchange.status() >= 300) {
      assertThat(body.path("status").asInt()).isEqualTo(exchange.status());
      seen.add(name + " type " + body.path("type").asText());
    }
  }

  private static JsonNode parsed(Exchange exchange) {
    try {
      return JSON.readTree(exchange.body());
    } catch (IOException e) {
      throw new AssertionError(exchange.shown(), e);
    }
  }

  private void seeParameters(Exchange exchange, Operation operation) {
    String query = exchange.target().replaceFirst("[^?]*\\??", "&");
    for (JsonNode parameter : contract.parameters(operation)) {
      String name = parameter.path("name").asText();
      boolean sent =
          switch (parameter.path("in").asText()) {
            case "query" -> query.contains("&" + name + "=");
            case "header" -> exchange.sent().containsKey(name);
            default -> true;
          };
      if (sent) {
        seen.add(operation.id() + " parameter " + name);
      }
    }
  }

  /** What of these operations, and of what they share, no exchange has shown. */
  Set<String> missing(List<Operation> operations) {
    Set<String> missing = new TreeSet<>();
    operations.forEach(operation -> documented(operation).forEach(missing::add));
    missing.removeAll(seen);
    return missing;
  }

  private Stream<String> documented(Operation operation) {
    Stream<String> parameters =
        contract.parameters(operation).stream()
            .map(parameter -> operation.id() + " parameter " + parameter.path("name").asText());
    Stream<String> answers =
        operation.node().path("responses").properties().stream()
            .flatMap(response -> {
              String name = name(operation, Integer.parseInt(response.getKey()));
              return Stream.concat(
                  Stream.of(name), details(contract.followed(response.getValue()), name));
            });
    return Stream.concat(parameters, answers);
  }

  private Stream<String> details(JsonNode response, String name) {
    return response.path("content").properties().stream()
        .flatMap(content -> {
          Stream<String> type = Stream.of(name + " as " + content.getKey());
          return Stream.concat(
              type,
              content.getKey().equals(PROBLEM)
                  ? types(content.getValue(), name)
                  : problems(content.getValue(), name));
        });
  }

  /** Of the parts of an answer, where they have some. */
  private Stream<String> problems(JsonNode content, String name) {
    return contract.followed(content.path("schema")).findValues("problem").stream()
        .flatMap(problem -> problem.path("enum").valueStream())
        .map(problem -> name + " problem " + problem.asText());
  }

  private Stream<String> types(JsonNode content, String name) {
    JsonNode types = contract.followed(content.path("schema")).at("/properties/type/enum");
    assertThat(types.isArray()).as("types of %s", name).isTrue();
    return types.valueStream().map(type -> name + " type " + type.asText());
  }
}
