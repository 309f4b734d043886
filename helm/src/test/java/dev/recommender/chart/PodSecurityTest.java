package dev.recommender.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The rules of the restricted Pod Security Standard, and a few stricter ones of this project. */
class PodSecurityTest {
  static final List<String> VALUE_SETS = Chart.VALUE_SETS;
  private static final Set<String> VOLUMES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "persistentVolumeClaim",
          "projected",
          "secret");

  @ParameterizedTest
  @FieldSource("VALUE_SETS")
  void everyPodIsRestricted(String valueSet) {
    assertThat(Chart.render(valueSet).pods())
        .hasSize(2)
        .allSatisfy(pod -> {
          assertThat(pod.has("hostNetwork") || pod.has("hostPID") || pod.has("hostIPC")).isFalse();
          JsonNode security = pod.path("securityContext");
          assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
          assertThat(security.path("runAsUser").asInt(1)).isPositive();
          assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
          assertThat(pod.path("volumes")).allSatisfy(PodSecurityTest::isAllowedVolume);
          assertThat(pod.has("initContainers")).isFalse();
          assertThat(pod.path("containers")).isNotEmpty().allSatisfy(PodSecurityTest::isRestricted);
        });
  }

  private static void isAllowedVolume(JsonNode volume) {
    assertThat(volume.properties())
        .extracting(entry -> entry.getKey())
        .filteredOn(key -> !key.equals("name"))
        .isSubsetOf(VOLUMES);
  }

  private static void isRestricted(JsonNode container) {
    JsonNode security = container.path("securityContext");
    assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(security.path("privileged").asBoolean()).isFalse();
    assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(security.path("capabilities").toString()).isEqualTo("{\"drop\":[\"ALL\"]}");
    assertThat(container.findValues("hostPort")).isEmpty();
    assertThat(container.at("/resources/requests").has("cpu")).isTrue();
    assertThat(container.at("/resources/limits").has("memory")).isTrue();
    assertThat(container.path("image").asText())
        .matches(".+(:|@sha256:)[-._A-Za-z0-9]+")
        .doesNotEndWith(":latest");
  }
}
