package dev.recommender.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whether what refers to something in the chart finds it. */
class ConnectionsTest {
  static final List<String> VALUE_SETS = Chart.VALUE_SETS;

  @ParameterizedTest
  @FieldSource("VALUE_SETS")
  void everySelectorFindsTheOperatorsPodsAndNoOther(String valueSet) {
    Rendered rendered = Chart.render(valueSet);
    JsonNode operator = rendered.only("Deployment").at("/spec/template/metadata/labels");
    JsonNode test = rendered.only("Pod").at("/metadata/labels");
    assertThat(selectors(rendered))
        .isNotEmpty()
        .allSatisfy(selector -> {
          assertThat(operator.properties()).containsAll(selector.properties());
          assertThat(test.properties())
              .isNotEmpty()
              .doesNotContainAnyElementsOf(
                  selector.properties().stream()
                      .filter(e -> e.getKey().endsWith("/component"))
                      .toList());
        });
  }

  @ParameterizedTest
  @FieldSource("VALUE_SETS")
  void noLabelThatAnUpgradeChangesSelects(String valueSet) {
    assertThat(selectors(Chart.render(valueSet)))
        .allSatisfy(selector ->
            assertThat(selector.properties())
                .noneMatch(entry -> entry.getValue().asText().contains("0.1.0")));
  }

  @Test
  void theServiceMonitorFindsTheService() {
    Rendered rendered = Chart.render("everything");
    JsonNode service = rendered.only("Service");
    JsonNode monitor = rendered.only("ServiceMonitor");
    assertThat(service.at("/metadata/labels").properties())
        .containsAll(monitor.at("/spec/selector/matchLabels").properties());
    assertThat(monitor.at("/spec/endpoints/0/port")).isEqualTo(service.at("/spec/ports/0/name"));
  }

  @ParameterizedTest
  @FieldSource("VALUE_SETS")
  void everyNamedPortIsThere(String valueSet) {
    Rendered rendered = Chart.render(valueSet);
    JsonNode container = rendered.only("Deployment").at("/spec/template/spec/containers/0");
    JsonNode name = container.at("/ports/0/name");
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      assertThat(container.path(probe).at("/httpGet/port")).isEqualTo(name);
    }
    assertThat(rendered.ofKind("Service"))
        .allMatch(s -> s.at("/spec/ports/0/targetPort").equals(name));
    assertThat(rendered.ofKind("NetworkPolicy"))
        .allMatch(p -> p.at("/spec/ingress/0/ports/0/port").equals(name));
  }

  @Test
  void theTestAsksThroughTheService() {
    Rendered rendered = Chart.render("everything");
    JsonNode service = rendered.only("Service");
    String address =
        "http://%s.%s.svc:%d/health/ready"
            .formatted(
                Rendered.name(service),
                service.at("/metadata/namespace").asText(),
                service.at("/spec/ports/0/port").asInt());
    assertThat(rendered.only("Pod").at("/spec/containers/0/args").toString())
        .isEqualTo("[\"check\",\"%s\"]".formatted(address));
  }

  @Test
  void aLimitedNetworkLetsTheTestIn() {
    Rendered rendered = Chart.render("everything");
    JsonNode allowed =
        rendered.only("NetworkPolicy").at("/spec/ingress/0/from/1/podSelector/matchLabels");
    assertThat(rendered.only("Pod").at("/metadata/labels").properties())
        .containsAll(allowed.properties());
  }

  private static List<JsonNode> selectors(Rendered rendered) {
    return rendered.objects().stream()
        .flatMap(object ->
            switch (object.path("kind").asText()) {
              case "Deployment", "PodDisruptionBudget" ->
                  List.of(object.at("/spec/selector/matchLabels")).stream();
              case "NetworkPolicy" -> List.of(object.at("/spec/podSelector/matchLabels")).stream();
              case "Service" -> List.of(object.at("/spec/selector")).stream();
              default -> List.<JsonNode>of().stream();
            })
        .toList();
  }
}
