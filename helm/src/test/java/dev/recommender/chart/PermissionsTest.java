package dev.recommender.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class PermissionsTest {
  @Test
  void grantNothingByAsterisk() {
    assertThat(Chart.renderAll().flatMap(Rendered::roles))
        .isNotEmpty()
        .allSatisfy(role -> assertThat(role.toString()).doesNotContain("*"));
  }

  @Test
  void neverListSecrets() {
    assertThat(rules(Chart.renderAll().flatMap(Rendered::roles), "secrets"))
        .isNotEmpty()
        .allSatisfy(rule ->
            assertThat(texts(rule, "verbs")).containsExactlyInAnyOrder("get", "create", "delete"));
  }

  @Test
  void neverEscalateAndBindOnlyTheTrainingRole() {
    List<JsonNode> special =
        Chart.renderAll()
            .flatMap(Rendered::roles)
            .flatMap(role -> elements(role.path("rules")))
            .filter(rule ->
                texts(rule, "verbs").stream()
                    .anyMatch(Set.of("bind", "escalate", "impersonate")::contains))
            .toList();
    assertThat(special)
        .isNotEmpty()
        .allSatisfy(rule -> {
          assertThat(texts(rule, "verbs")).containsExactly("bind");
          assertThat(texts(rule, "resourceNames"))
              .hasSize(1)
              .allMatch(name -> name.endsWith("-training"));
        });
  }

  @Test
  void letADriverManagePodsAndNothingElse() {
    for (Rendered rendered : Chart.renderAll().toList()) {
      List<JsonNode> roles =
          rendered.roles().filter(role -> Rendered.name(role).endsWith("-training")).toList();
      assertThat(roles)
          .isNotEmpty()
          .allSatisfy(role -> {
            JsonNode rule = role.path("rules").path(0);
            assertThat(role.path("rules")).hasSize(1);
            assertThat(texts(rule, "resources")).containsExactly("pods");
            assertThat(texts(rule, "verbs"))
                .containsExactlyInAnyOrder(
                    "get", "list", "watch", "create", "delete", "deletecollection");
          });
    }
  }

  @Test
  void tellTheOperatorWhichTrainingRoleThereIs() {
    assertThat(Chart.renderAll())
        .allSatisfy(rendered -> {
          String[] kindAndName = environment(rendered, "TRAINING_ROLE").split("/", 2);
          assertThat(rendered.ofKind(kindAndName[0]))
              .extracting(Rendered::name)
              .contains(kindAndName[1]);
        });
  }

  @Test
  void stayInTheWatchedNamespaces() {
    Rendered rendered = Chart.render("everything");
    assertThat(rendered.ofKind("ClusterRole")).isEmpty();
    assertThat(rendered.ofKind("ClusterRoleBinding")).isEmpty();
    assertThat(namespaces(rendered, "recommenders")).containsExactly("films", "shop");
    assertThat(namespaces(rendered, "recommenders-training")).containsExactly("films", "shop");
    assertThat(environment(rendered, "WATCH_NAMESPACES")).isEqualTo("films,shop");
  }

  @Test
  void reachBeyondTheWatchedNamespacesByTwoNamedObjectsAtMost() {
    Rendered rendered = Chart.renderWith("watch.namespaces[0]=films");
    assertThat(rendered.only("ClusterRole").path("rules"))
        .hasSize(2)
        .allSatisfy(rule -> {
          assertThat(texts(rule, "verbs")).containsExactly("get");
          assertThat(texts(rule, "resourceNames")).hasSize(1);
        });
  }

  @Test
  void areBoundToTheAccountOfTheOperator() {
    assertThat(Chart.renderAll())
        .allSatisfy(rendered -> {
          Set<String> roles = new TreeSet<>(rendered.roles().map(PermissionsTest::key).toList());
          List<JsonNode> bindings =
              Stream.concat(
                      rendered.ofKind("RoleBinding").stream(),
                      rendered.ofKind("ClusterRoleBinding").stream())
                  .toList();
          assertThat(bindings)
              .isNotEmpty()
              .allSatisfy(binding -> {
                assertThat(roles).contains(boundTo(binding));
                assertThat(rendered.ofKind("ServiceAccount"))
                    .extracting(Rendered::name)
                    .contains(binding.at("/subjects/0/name").asText());
                assertThat(binding.at("/subjects/0/namespace").asText()).isEqualTo("recommender");
              });
        });
  }

  @Test
  void collideWithNoReleaseOfTheSameNameElsewhere() {
    Rendered rendered = Chart.renderWith("watch.namespaces[0]=films");
    assertThat(
            List.of(
                Rendered.name(rendered.only("ClusterRole")),
                Rendered.name(rendered.only("ClusterRoleBinding"))))
        .containsOnly("recommender-operator-recommender");
  }

  @Test
  void deleteOnlyWhatTheOperatorDeletes() {
    assertThat(verbs("serviceaccounts")).isNotEmpty().doesNotContain("delete");
    assertThat(verbs("poddisruptionbudgets")).isNotEmpty().doesNotContain("delete");
    assertThat(verbs("networkpolicies")).isNotEmpty().doesNotContain("delete");
    assertThat(verbs("networkpolicies", "models.networkPolicies=false"))
        .contains("delete")
        .doesNotContain("create", "patch");
    assertThat(verbs("services")).contains("delete");
    assertThat(verbs("rolebindings")).contains("delete").doesNotContain("patch", "update");
  }

  @Test
  void needNoLeaseWithoutAnElection() {
    assertThat(rules(Chart.render("air-gapped").roles(), "leases")).isEmpty();
    assertThat(rules(Chart.render("defaults").roles(), "leases")).isNotEmpty();
  }

  private static List<String> verbs(String resource, String... values) {
    return rules(Chart.renderWith(values).roles(), resource).stream()
        .flatMap(rule -> texts(rule, "verbs").stream())
        .toList();
  }

  private static String boundTo(JsonNode binding) {
    JsonNode role = binding.path("roleRef");
    String namespace = role.path("kind").asText().equals("Role") ? namespace(binding) : "";
    return role.path("kind").asText() + " " + namespace + "/" + role.path("name").asText();
  }

  private static String key(JsonNode role) {
    return role.path("kind").asText() + " " + namespace(role) + "/" + Rendered.name(role);
  }

  private static String namespace(JsonNode object) {
    return object.path("metadata").path("namespace").asText();
  }

  private static List<String> namespaces(Rendered rendered, String role) {
    return rendered.ofKind("Role").stream()
        .filter(object -> Rendered.name(object).equals(role))
        .map(PermissionsTest::namespace)
        .toList();
  }

  private static String environment(Rendered rendered, String name) {
    return elements(rendered.only("Deployment").at("/spec/template/spec/containers/0/env"))
        .filter(variable -> variable.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow()
        .path("value")
        .asText();
  }

  private static List<JsonNode> rules(Stream<JsonNode> roles, String resource) {
    return roles
        .flatMap(role -> elements(role.path("rules")))
        .filter(rule -> texts(rule, "resources").contains(resource))
        .toList();
  }

  private static List<String> texts(JsonNode rule, String field) {
    return elements(rule.path(field)).map(JsonNode::asText).toList();
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
