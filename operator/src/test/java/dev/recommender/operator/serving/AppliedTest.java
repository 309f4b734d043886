package dev.recommender.operator.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppliedTest {
  @Test
  void anObjectIsAsItWasAppliedWhateverTheServerAdds() throws IOException {
    String stored =
        deployment()
            .replace("protocol: \"TCP\"", "protocol: \"TCP\"\n          hostPort: 0")
            .replace("      automount", "      dnsPolicy: ClusterFirst\n      automount")
            .replace("cpu: \"100m\"", "cpu: \"0.1\"")
            .replace("memory: \"512Mi\"", "memory: \"524288Ki\"")
            .replace(
                "- name: \"MODEL_NAME\"",
                "- name: ADDED\n          value: x\n        - name: \"MODEL_NAME\"");
    assertThat(Applied.changes(recordedFrom(deployment(), stored))).isEmpty();
  }

  /** The folder {@code stored} holds what a real API server made of the folder {@code desired}. */
  @ParameterizedTest
  @ValueSource(strings = {"deployment", "service", "companions"})
  void anObjectThatARealServerStoredIsAsItWasApplied(String file) throws IOException {
    List<HasMetadata> desired = objects("desired/full/out-%s.yaml".formatted(file));
    for (HasMetadata stored : objects("stored/%s.yaml".formatted(file))) {
      HasMetadata applied =
          desired.stream()
              .filter(object -> object.getKind().equals(stored.getKind()))
              .findFirst()
              .orElseThrow();
      String annotation =
          Applied.recorded(applied).getMetadata().getAnnotations().get(Applied.ANNOTATION);
      Map<String, String> annotations = new HashMap<>();
      annotations.put(Applied.ANNOTATION, annotation);
      if (stored.getMetadata().getAnnotations() != null) {
        annotations.putAll(stored.getMetadata().getAnnotations());
      }
      stored.getMetadata().setAnnotations(annotations);
      assertThat(Applied.to(stored)).isPresent();
      assertThat(Applied.changes(stored)).as(stored.getKind()).isEmpty();
    }
  }

  private static List<HasMetadata> objects(String file) throws IOException {
    List<HasMetadata> objects = new ArrayList<>();
    for (String document :
        Files.readString(Path.of("src/test/resources", file)).split("(?m)^---$", -1)) {
      if (!document.isBlank()) {
        objects.add(Serialization.unmarshal(document, HasMetadata.class));
      }
    }
    return objects;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: \"service:1\"|image: \"evil:2\"|spec.template.spec.containers[service].image",
        "value: \"https://elasticsearch:9200\"|value: \"https://other\"|spec.template.spec.containers[service].env[ELASTICSEARCH_URL].value",
        "memory: \"512Mi\"|memory: \"513Mi\"|spec.template.spec.containers[service].resources.limits.memory",
        "readOnlyRootFilesystem: true|privileged: true|spec.template.spec.containers[service].securityContext.readOnlyRootFilesystem",
        "- \"ALL\"|- \"KILL\"|spec.template.spec.containers[service].securityContext.capabilities.drop[0]",
        "mountPath: \"/tmp\"|mountPath: \"/var\"|spec.template.spec.containers[service].volumeMounts[/tmp]",
        "team: \"shop\"|team: \"thief\"|spec.template.metadata.labels.team",
        "uid: \"0c5b\"|uid: \"ffff\"|metadata.ownerReferences[0c5b]",
        "key: \"spot\"|key: \"lost\"|spec.template.spec.tolerations[0].key"
      })
  void namesTheFieldThatSomebodyChanged(String from, String to, String path) throws IOException {
    String stored = deployment().replace(from, to);
    assertThat(Applied.changes(recordedFrom(deployment(), stored))).containsExactly(path);
  }

  @Test
  void aRuleAddedToAPolicyIsAChange() {
    String applied =
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: movies, namespace: shop}
        spec: {podSelector: {}, ingress: [{ports: [{port: 8080, protocol: TCP}]}]}
        """;
    var policy = Serialization.unmarshal(applied, NetworkPolicy.class);
    Applied.recorded(policy);
    policy
        .getSpec()
        .getIngress()
        .getFirst()
        .getPorts()
        .addAll(
            Serialization.unmarshal(applied.replace("8080", "22"), NetworkPolicy.class)
                .getSpec()
                .getIngress()
                .getFirst()
                .getPorts());
    assertThat(Applied.changes(policy)).containsExactly("spec.ingress[0].ports");
  }

  @Test
  void termsOfAnAffinityMayRepeatATopologyKey() {
    String applied =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: movies-v7, namespace: shop, annotations: {}}
        spec: {template: {spec: {affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [
          {topologyKey: zone, labelSelector: {matchLabels: {app: one}}},
          {topologyKey: zone, labelSelector: {matchLabels: {app: two}}}]}}}}}
        """;
    assertThat(Applied.changes(recordedFrom(applied, applied))).isEmpty();
    assertThat(Applied.changes(recordedFrom(applied, applied.replace("two", "six"))))
        .singleElement()
        .asString()
        .endsWith("Execution[1].labelSelector.matchLabels.app");
  }

  @Test
  void appliesExactlyWhatWasAppliedWhateverTheTemplatesOfToday() throws IOException {
    String older = deployment().replace("service:1", "service:0").replace("CONSENT", "GONE_SINCE");
    String edited = older.replace("service:0", "evil:2");
    HasMetadata again = Applied.to(recordedFrom(older, edited)).orElseThrow().object();
    assertThat(again).isInstanceOf(Deployment.class);
    assertThat(again.getMetadata().getAnnotations()).containsKey(Applied.ANNOTATION);
    again.getMetadata().getAnnotations().remove(Applied.ANNOTATION);
    assertThat(again).isEqualTo(Serialization.unmarshal(older, Deployment.class));
  }

  @Test
  void changesOnlyTheNumberOfPods() throws IOException {
    Deployment stored = recordedFrom(deployment(), deployment());
    var scaled = (Deployment) Applied.to(stored).orElseThrow().withReplicas(7).object();
    assertThat(scaled.getSpec().getReplicas()).isEqualTo(7);
    assertThat(scaled.getSpec().getTemplate()).isEqualTo(stored.getSpec().getTemplate());
    var left = (Deployment) Applied.to(scaled).orElseThrow().withoutReplicas().object();
    assertThat(left.getSpec().getReplicas()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json",
        "[]",
        "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"movies-v7\",\"namespace\":\"shop\"}}",
        "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"movies-v7\",\"namespace\":\"kube-system\"}}"
      })
  void neverAppliesAnotherObjectThanTheOneThatSaysSo(String annotation) throws IOException {
    Deployment stored = Serialization.unmarshal(deployment(), Deployment.class);
    stored.getMetadata().setAnnotations(Map.of(Applied.ANNOTATION, annotation));
    assertThat(Applied.to(stored)).isEmpty();
    assertThat(Applied.isRecorded(stored)).isTrue();
    assertThat(AppliedDeployment.of(stored).inputs().hash()).isEmpty();
  }

  @Test
  void aDeploymentOfAnOperatorThatKeptNoRecordIsTakenAsItIs() throws IOException {
    AppliedDeployment read =
        AppliedDeployment.of(Serialization.unmarshal(deployment(), Deployment.class));
    assertThat(read.image()).isEqualTo("service:1");
    assertThat(read.inputs().hash()).hasSize(16);
    assertThat(read.replicas()).isNull();
  }

  @Test
  void whatWasAppliedIsReadInPlaceOfWhatSomebodyMadeOfIt() throws IOException {
    AppliedDeployment read =
        AppliedDeployment.of(
            recordedFrom(
                deployment(), deployment().replace("service:1", "evil:2").replace("5ec2e7", "0")));
    assertThat(read.image()).isEqualTo("service:1");
    assertThat(read.inputs().secrets()).isEqualTo("5ec2e7");
  }

  private static Deployment recordedFrom(String applied, String stored) {
    String annotation =
        Applied.recorded(Serialization.unmarshal(applied, Deployment.class))
            .getMetadata()
            .getAnnotations()
            .get(Applied.ANNOTATION);
    Deployment deployment = Serialization.unmarshal(stored, Deployment.class);
    deployment.getMetadata().getAnnotations().put(Applied.ANNOTATION, annotation);
    return deployment;
  }

  private static String deployment() throws IOException {
    return Files.readString(Path.of("src/test/resources/desired/full/out-deployment.yaml"));
  }
}
