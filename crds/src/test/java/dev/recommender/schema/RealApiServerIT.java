package dev.recommender.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.api.RecommenderModel;
import dev.recommender.api.RecommenderModelSpec;
import dev.recommender.schema.RuleExamples.Example;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The judge of the schema: a real API server, when its programs are given by {@code
 * -Dkube.api.test.dir=…}.
 */
@EnabledIfSystemProperty(named = "kube.api.test.dir", matches = ".+")
class RealApiServerIT {
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
    client.resource(CustomResourceSchema.recommenderModelDefinition()).create();
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("recommendermodels.recommender.dev")
        .waitUntilCondition(
            crd ->
                crd.getStatus() != null
                    && crd.getStatus().getConditions().stream()
                        .anyMatch(
                            c -> c.getType().equals("Established") && c.getStatus().equals("True")),
            30,
            TimeUnit.SECONDS);
  }

  @AfterAll
  static void stop() {
    client.close();
    server.stop();
  }

  @Test
  void judgesEveryExampleAsTheSchemaDoes() {
    for (Example example : RuleExamples.all().toList()) {
      var resource =
          Serialization.unmarshal(example.resource().toString(), GenericKubernetesResource.class);
      if (example.refusedWith().isEmpty()) {
        assertThat(client.resource(resource).dryRun().create()).isNotNull();
      } else {
        assertThatThrownBy(() -> client.resource(resource).dryRun().create(), example.patch())
            .isInstanceOf(KubernetesClientException.class)
            .hasMessageContaining(example.refusedWith());
      }
    }
  }

  @Test
  void storesTheFullSampleAsItIsWritten() throws IOException {
    String yaml = Samples.firstYamlBlock(Files.readString(Path.of("README.md")));
    var written = Serialization.unmarshal(yaml, RecommenderModel.class);
    written.getMetadata().setNamespace("default");
    var created = client.resource(written).create();
    assertThat(created.getSpec()).isEqualTo(written.getSpec());
    var applied =
        client
            .resource(withoutServerFields(yaml))
            .fieldManager("test")
            .forceConflicts()
            .serverSideApply();
    assertThat(
            Serialization.unmarshal(
                Serialization.asJson(applied.get("spec")), RecommenderModelSpec.class))
        .isEqualTo(written.getSpec());
    client.resource(written).delete();
  }

  private static GenericKubernetesResource withoutServerFields(String yaml) {
    var resource = Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    resource.getMetadata().setNamespace("default");
    return resource;
  }
}
