package dev.recommender.service.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.recommender.service.http.api.RouteTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The document {@code openapi.yaml}, with its references followed and its schemas applied. */
final class Contract {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  final JsonNode document;
  private final List<Operation> operations = new ArrayList<>();
  private final Map<JsonNode, Schema> schemas = new HashMap<>();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  Contract() throws IOException {
    try (InputStream yaml = Contract.class.getResourceAsStream("/openapi.yaml")) {
      document = new YAMLMapper().readTree(yaml);
    }
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method ->
                    operations.add(
                        new Operation(method.getKey(), path.getKey(), method.getValue()))));
  }

  /** A method of a path as documented. */
  record Operation(String method, String path, JsonNode node) {
    String id() {
      return node.path("operationId").asText();
    }

    RouteTable.Route route() {
      return new RouteTable.Route(method.toUpperCase(Locale.ROOT), path);
    }

    boolean matches(String asked, String rawPath) {
      Pattern pattern = Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+"));
      return method.equalsIgnoreCase(asked) && pattern.matcher(rawPath).matches();
    }
  }

  List<Operation> operations() {
    return operations;
  }

  /** The operation of a request; a path without parameters goes before one with. */
  Optional<Operation> operation(String method, String rawPath) {
    return operations.stream()
        .filter(operation -> operation.matches(method, rawPath))
        .min(Comparator.comparingInt(operation -> operation.path().equals(rawPath) ? 0 : 1));
  }

  List<JsonNode> parameters(Operation operation) {
    List<JsonNode> parameters = new ArrayList<>();
    operation.node().path("parameters").forEach(parameter -> parameters.add(followed(parameter)));
    return parameters;
  }

  /** What a reference points to, or the node itself. */
  JsonNode followed(JsonNode node) {
    return node.has("$ref") ? followed(resolved(node.get("$ref").asText())) : node;
  }

  JsonNode resolved(String reference) {
    JsonNode found = document.at(JsonPointer.compile(reference.substring(1)));
    if (found.isMissingNode()) {
      throw new AssertionError("reference to nothing: " + reference);
    }
    return found;
  }

  /** What is wrong with a value by a schema of the document; empty when nothing is. */
  List<String> errors(JsonNode schema, JsonNode value) {
    return compiled(schema)
        .validate(
            value.toString(),
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  private Schema compiled(JsonNode schema) {
    return schemas.computeIfAbsent(
        schema,
        key -> {
          // References in it point into the document, so it brings their targets along.
          ObjectNode whole = new YAMLMapper().createObjectNode();
          whole.set("components", document.path("components"));
          whole.putArray("allOf").add(key);
          return registry.getSchema(whole.toString(), InputFormat.JSON);
        });
  }
}
