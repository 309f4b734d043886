package dev.recommender.operator.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnableKubernetesMockClient
class InstalledDefinitionTest {
  private static final String PATH =
      "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/recommendermodels.recommender.dev";

  KubernetesMockServer server;
  KubernetesClient client;

  @Test
  void isContentWithItsOwnDefinition() {
    answer(200, InstalledDefinition.needed());
    assertThat(look()).isEqualTo(new Finding.Complete());
  }

  @Test
  void namesTheFieldsAndValuesThatAnOlderDefinitionLacks() {
    CustomResourceDefinition older = InstalledDefinition.needed();
    JSONSchemaProps training = field(field(schema(older), "spec"), "training");
    training.getProperties().remove("timeout");
    field(training, "feedback").getEnum().removeIf(value -> value.asText().equals("Explicit"));
    JSONSchemaProps versions = field(field(schema(older), "status"), "versions");
    versions.getItems().getSchema().getProperties().remove("reason");
    answer(200, older);
    assertThat(sentence())
        .contains("\"recommendermodels.recommender.dev\" lacks 3 of the ")
        .contains(
            "(spec.training.feedback=Explicit, spec.training.timeout, status.versions[].reason)")
        .contains("helm upgrade")
        .contains(
            "kubectl apply --server-side --force-conflicts -f recommendermodels.recommender.dev.yaml");
  }

  @Test
  void namesNoMoreThanTen() {
    CustomResourceDefinition older = InstalledDefinition.needed();
    schema(older).getProperties().remove("status");
    answer(200, older);
    String named = sentence().replaceAll(".*\\((status.*)…\\).*", "$1");
    assertThat(named.split(", ")).hasSize(10);
  }

  @Test
  void takesANewerDefinition() {
    CustomResourceDefinition newer = InstalledDefinition.needed();
    field(schema(newer), "spec").getProperties().put("future", new JSONSchemaProps());
    answer(200, newer);
    assertThat(look()).isEqualTo(new Finding.Complete());
  }

  @Test
  void refusesADefinitionThatDoesNotServeItsVersion() {
    CustomResourceDefinition other = InstalledDefinition.needed();
    other.getSpec().getVersions().getFirst().setServed(false);
    answer(200, other);
    assertThat(look()).isInstanceOf(Finding.Lacking.class);
  }

  @Test
  void saysThatThereIsNone() {
    answer(404, new StatusBuilder().withCode(404).withReason("NotFound").build());
    assertThat(sentence())
        .startsWith("the CRD \"recommendermodels.recommender.dev\" is not installed");
  }

  @Test
  void goesOnWhereItMayNotRead() {
    answer(403, new StatusBuilder().withCode(403).withReason("Forbidden").build());
    assertThat(look()).isInstanceOf(Finding.Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void asksAgainWhereTheApiServerIsBusy(int code) {
    server.expect().get().withPath(PATH).andReturn(code, "{}").always();
    client.getConfiguration().setRequestRetryBackoffLimit(0);
    assertThat(look()).isInstanceOf(Finding.Unanswered.class);
  }

  @Test
  void asksAgainWhereNobodyAnswers() {
    var config = new ConfigBuilder().withMasterUrl("http://127.0.0.1:1").build();
    config.setRequestRetryBackoffLimit(0);
    try (KubernetesClient nobody = new KubernetesClientBuilder().withConfig(config).build()) {
      assertThat(new InstalledDefinition(nobody).look()).isInstanceOf(Finding.Unanswered.class);
    }
  }

  @Test
  void doesNotTakeABrokenApiServerForAMissingDefinition() {
    answer(401, new StatusBuilder().withCode(401).withReason("Unauthorized").build());
    assertThatThrownBy(this::look).isInstanceOf(KubernetesClientException.class);
  }

  private void answer(int code, Object body) {
    server.expect().get().withPath(PATH).andReturn(code, body).always();
  }

  private Finding look() {
    return new InstalledDefinition(client).look();
  }

  private String sentence() {
    return ((Finding.Lacking) look()).sentence();
  }

  private static JSONSchemaProps schema(CustomResourceDefinition crd) {
    return crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
  }

  private static JSONSchemaProps field(JSONSchemaProps schema, String name) {
    return schema.getProperties().get(name);
  }
}
