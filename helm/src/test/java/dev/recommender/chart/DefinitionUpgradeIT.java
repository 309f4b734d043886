package dev.recommender.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The CRD through the life of a release, on an API server of its own, when its programs are given
 * by {@code -Dkube.api.test.dir=…}.
 */
@EnabledIfSystemProperty(named = "kube.api.test.dir", matches = ".+")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DefinitionUpgradeIT {
  private static final String CRD = "recommendermodels.recommender.dev";
  private static final ResourceDefinitionContext MODELS =
      new ResourceDefinitionContext.Builder()
          .withGroup("recommender.dev")
          .withVersion("v1alpha1")
          .withKind("RecommenderModel")
          .withPlural("recommendermodels")
          .withNamespaced(true)
          .build();

  private static KubeAPIServer server;
  private static KubernetesClient client;

  @BeforeAll
  static void start() {
    server =
        new KubeAPIServer(
            KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(System.getProperty("kube.api.test.dir"))
                .withApiServerVersion(System.getProperty("kube.api.test.version", "1.34.4"))
                .withOfflineMode(true)
                .build());
    server.start();
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.getKubeConfigYaml()))
            .build();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.stop();
  }

  @Test
  @Order(1)
  void anInstallationBringsIt() throws IOException {
    install(earlierChart());
    assertThat(definition().getMetadata().getAnnotations())
        .containsEntry("helm.sh/resource-policy", "keep");
    assertThat(knowsNextRun()).isFalse();
  }

  @Test
  @Order(2)
  void anUpgradeAddsItsFields() throws IOException {
    var model =
        Serialization.unmarshal(
            Files.readString(Path.of("src/test/resources/cluster/model.yaml")),
            GenericKubernetesResource.class);
    client.genericKubernetesResources(MODELS).inNamespace("default").resource(model).create();
    new Helm(Chart.FOLDER)
        .upgrade()
        .withName("recommender-operator")
        .withNamespace("default")
        .withKubeConfigContents(server.getKubeConfigYaml())
        .call();
    assertThat(knowsNextRun()).isTrue();
    assertThat(modelIsThere()).isTrue();
  }

  @Test
  @Order(3)
  void itOutlivesTheReleaseWithItsModels() {
    Helm.uninstall("recommender-operator")
        .withNamespace("default")
        .withKubeConfigContents(server.getKubeConfigYaml())
        .call();
    assertThat(client.apps().deployments().inNamespace("default").list().getItems()).isEmpty();
    assertThat(knowsNextRun()).isTrue();
    assertThat(modelIsThere()).isTrue();
  }

  @Test
  @Order(4)
  void aLaterInstallationTakesItUpAgain() {
    install(Chart.FOLDER);
    assertThat(modelIsThere()).isTrue();
  }

  private static void install(Path chart) {
    new Helm(chart)
        .install()
        .withName("recommender-operator")
        .withNamespace("default")
        .withKubeConfigContents(server.getKubeConfigYaml())
        .call();
  }

  /** The chart before {@code status.nextRunAt} had been thought of. */
  private static Path earlierChart() throws IOException {
    Path copy = Chart.copy("target/earlier-chart");
    Path file = copy.resolve("files/" + CRD + ".yaml");
    var crd = Serialization.unmarshal(Files.readString(file), CustomResourceDefinition.class);
    status(crd).remove("nextRunAt");
    Files.writeString(file, Serialization.asYaml(crd));
    return copy;
  }

  private static CustomResourceDefinition definition() {
    return client.apiextensions().v1().customResourceDefinitions().withName(CRD).require();
  }

  private static Map<String, JSONSchemaProps> status(CustomResourceDefinition crd) {
    var version = crd.getSpec().getVersions().getFirst();
    JSONSchemaProps schema = version.getSchema().getOpenAPIV3Schema();
    return schema.getProperties().get("status").getProperties();
  }

  private static boolean knowsNextRun() {
    return status(definition()).containsKey("nextRunAt");
  }

  private static boolean modelIsThere() {
    return client.genericKubernetesResources(MODELS).inNamespace("default").withName("movies").get()
        != null;
  }
}
