package dev.recommender.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesSchemaTest {
  // What only the API server can check.
  private static final String FREE = "/definitions/kubernetes";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          replica=2                       | additional properties 'replica' not allowed
          images.operator.tga=1           | at '/images/operator': additional properties 'tga' not allowed
          logFormat=xml                   | at '/logFormat': value must be one of 'text', 'json'
          replicas=-1                     | at '/replicas': minimum: got -1, want 0
          replicas=many                   | at '/replicas': got string, want integer
          managementPort=80               | at '/managementPort': minimum: got 80, want 1,024
          clusterName=7                   | at '/clusterName': got number, want string
          models.deletionDeadline=soon    | at '/models/deletionDeadline': 'soon' does not match pattern
          watch.namespaces[0]=Shop        | at '/watch/namespaces/0': 'Shop' does not match pattern
          resources.limits.memory=much    | at '/resources/limits/memory': 'much' does not match pattern
          images.service.digest=abc       | at '/images/service/digest': 'abc' does not match pattern
          jvmOptions[0]=Xmx1g             | at '/jvmOptions/0': 'Xmx1g' does not match pattern
          """)
  void refusesWhatIsWrong(String value, String message) {
    assertThatThrownBy(() -> Chart.renderWith(value)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          replicas=2;leaderElection.enabled=false | replicas is 2 and leaderElection.enabled is false
          metrics.service.enabled=false;metrics.serviceMonitor.enabled=true | metrics.serviceMonitor.enabled is true and metrics.service.enabled is false
          """)
  void refusesWhatDoesNotFit(String values, String message) {
    assertThatThrownBy(() -> Chart.renderWith(values.split(";"))).hasMessageContaining(message);
  }

  @Test
  void letsNothingInThatItDoesNotKnow() throws IOException {
    List<String> open = new ArrayList<>();
    walk(
        "",
        Chart.schema(),
        (path, schema) -> {
          if ("object".equals(schema.path("type").asText())
              && !schema.has("additionalProperties")
              && !path.equals(FREE)) {
            open.add(path);
          }
        });
    assertThat(open).isEmpty();
  }

  @Test
  void describesEveryValue() throws IOException {
    List<String> mute = new ArrayList<>();
    walk(
        "",
        Chart.schema(),
        (path, schema) -> {
          if (!path.endsWith("/additionalProperties")
              && schema.path("description").asText().isBlank()) {
            mute.add(path);
          }
        });
    assertThat(mute).isEmpty();
  }

  @Test
  void knowsExactlyTheValuesThatHaveADefault() throws IOException {
    Set<String> known = new TreeSet<>(names("", Chart.schema().path("properties"), true));
    known.remove("global");
    JsonNode values = Chart.yaml(Chart.FOLDER.resolve("values.yaml"));
    assertThat(new TreeSet<>(names("", values, false)))
        .containsAll(withoutOptional(known))
        .allSatisfy(name -> assertThat(known).anyMatch(k -> name.equals(k) || name.startsWith(k)));
  }

  // Quantities, labels and the like are maps; their members are nobody's value.
  private static Set<String> withoutOptional(Set<String> known) {
    Set<String> needed = new TreeSet<>(known);
    needed.removeIf(name -> name.startsWith("affinity."));
    return needed;
  }

  private static List<String> names(String prefix, JsonNode node, boolean schema) {
    List<String> names = new ArrayList<>();
    node.properties()
        .forEach(entry -> {
          String name = prefix + entry.getKey();
          JsonNode nested = schema ? entry.getValue().path("properties") : entry.getValue();
          names.add(name);
          names.addAll(names(name + ".", nested, schema));
        });
    return names;
  }

  private static void walk(String path, JsonNode schema, Visitor visitor) {
    if (!path.endsWith("/allOf/0")) {
      visitor.visit(path, schema);
    }
    for (String group : List.of("properties", "definitions")) {
      schema
          .path(group)
          .properties()
          .forEach(
              entry -> walk(path + "/" + group + "/" + entry.getKey(), entry.getValue(), visitor));
    }
    for (String one : List.of("items", "additionalProperties")) {
      if (schema.path(one).isObject()) {
        walk(path + "/" + one, schema.path(one), visitor);
      }
    }
  }

  private interface Visitor {
    void visit(String path, JsonNode schema);
  }
}
