package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.http.Contract.Operation;
import dev.recommender.service.http.TestServer.Answer;
import dev.recommender.service.http.api.RouteTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The document of the contract in itself, and beside the routes that are installed. */
class OpenApiTest {
  private final Contract contract = new Contract();

  OpenApiTest() throws IOException {}

  @Test
  void namesExactlyTheRoutesThatAreInstalled() throws IOException {
    try (TestServer server = new TestServer(ApiKeysFile.none())) {
      List<RouteTable.Route> documented =
          contract.operations().stream().map(Operation::route).toList();
      assertThat(named(server.routes().routes()))
          .containsExactlyInAnyOrderElementsOf(named(documented));
    }
  }

  /** The name of a parameter in a pattern is the code's own matter. */
  private static List<String> named(List<RouteTable.Route> routes) {
    return routes.stream()
        .map(route -> route.method() + " " + route.path().replaceAll("\\{[^}]+}", "{}"))
        .toList();
  }

  @Test
  void isServedAsWrittenAndAsJson() throws IOException {
    try (TestServer server = new TestServer(ApiKeysFile.none())) {
      Answer yaml = server.get("/openapi");
      assertThat(yaml.header("Content-Type")).isEqualTo("application/yaml");
      assertThat(new YAMLMapper().readTree(yaml.text())).isEqualTo(contract.document);
      Answer json = server.get("/openapi", "Accept", "application/json;q=0.9, text/html");
      assertThat(json.header("Content-Type")).isEqualTo("application/json");
      assertThat(json.json()).isEqualTo(contract.document);
      assertThat(json.header("Vary")).contains("Accept");
      Answer either = server.get("/openapi", "Accept", "application/json, application/yaml");
      assertThat(either.header("Content-Type")).isEqualTo("application/yaml");
    }
  }

  /** That the rest is OpenAPI 3.1 is what schemathesis checks before anything else. */
  @Test
  void hasSchemasThatAreJsonSchema() {
    var metaSchema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    List<JsonNode> schemas = new ArrayList<>(contract.document.findValues("schema"));
    contract.document.at("/components/schemas").forEach(schemas::add);
    assertThat(schemas).hasSizeGreaterThan(80);
    // A comma in unquoted text begins a member without a value.
    assertThat(contract.document.toString()).doesNotContain(":null");
    for (JsonNode schema : schemas) {
      assertThat(metaSchema.validate(schema.toString(), InputFormat.JSON)).isEmpty();
    }
  }

  @Test
  void refersOnlyToWhatIsThereAndLeavesNothingUnused() {
    Set<String> references = new HashSet<>(contract.document.findValuesAsText("$ref"));
    references.forEach(contract::resolved);
    List<String> unused = new ArrayList<>();
    contract
        .document
        .path("components")
        .properties()
        .forEach(kind ->
            kind.getValue()
                .fieldNames()
                .forEachRemaining(
                    name -> unused.add("#/components/%s/%s".formatted(kind.getKey(), name))));
    unused.removeAll(references);
    assertThat(unused)
        .containsExactlyInAnyOrder(
            "#/components/securitySchemes/apiKey", "#/components/responses/MethodNotAllowed");
  }

  @Test
  void givesEveryOperationANameAndEveryPathItsParameters() {
    assertThat(contract.operations()).extracting(Operation::id).doesNotHaveDuplicates();
    for (Operation operation : contract.operations()) {
      Set<String> named =
          contract.parameters(operation).stream()
              .filter(parameter -> parameter.path("in").asText().equals("path"))
              .map(parameter -> "{" + parameter.path("name").asText() + "}")
              .collect(Collectors.toSet());
      String rest = operation.path();
      for (String parameter : named) {
        assertThat(rest).contains(parameter);
        rest = rest.replace(parameter, "");
      }
      assertThat(rest).doesNotContain("{");
    }
  }

  @Test
  void givesExamplesThatFitTheirSchemas() {
    List<String> wrong = new ArrayList<>();
    int[] checked = {0};
    for (JsonNode content : contract.document.findValues("content")) {
      content
          .properties()
          .forEach(type ->
              type.getValue()
                  .path("examples")
                  .forEach(example -> {
                    checked[0]++;
                    JsonNode value = contract.followed(example).path("value");
                    contract
                        .errors(type.getValue().path("schema"), value)
                        .forEach(error -> wrong.add(value + ": " + error));
                  }));
    }
    for (JsonNode parameter : contract.document.at("/components/parameters")) {
      if (parameter.has("example")) {
        checked[0]++;
        wrong.addAll(contract.errors(parameter.path("schema"), parameter.path("example")));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked[0]).isGreaterThan(40);
  }

  @Test
  void givesAnExampleOfEveryJsonAnswer() {
    for (Operation operation : contract.operations()) {
      for (JsonNode response : operation.node().path("responses")) {
        contract
            .followed(response)
            .path("content")
            .properties()
            .forEach(content -> {
              boolean isJson = content.getKey().endsWith("json");
              boolean isThisDocument = operation.id().equals("contract");
              assertThat(content.getValue().has("examples"))
                  .as("%s %s", operation.id(), content.getKey())
                  .isEqualTo(
                      isJson && !(isThisDocument && content.getKey().equals("application/json")));
            });
      }
    }
  }
}
