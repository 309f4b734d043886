package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recommender.api.RecommenderModel;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Another build of the operator, with another default image and other pod templates. */
class UpgradeIT {
  private static final String NAME = "upgraded";
  private static final Map<String, String> OTHER_BUILD =
      Map.of("SERVICE_IMAGE", "recommender-service:next", "IMAGE_PULL_SECRETS", "mirror");

  @Test
  void rollsNothingWhatWorksAndScalesItAsItIs() throws Exception {
    try (World world = World.start("upgrade")) {
      var model = world.yaml(NAME, world.elasticsearch(), SmallDataset.write(world.newFolder()));
      world.apply(model.with("evaluation: mustBeatBaseline: false").yaml());
      world.awaitReady(NAME);
      var budgets = world.client().policy().v1().podDisruptionBudget().inNamespace("default");
      await().atMost(Duration.ofMinutes(1)).until(() -> budgets.withName(NAME).get() != null);
      PodTemplateSpec template = deployment(world).getSpec().getTemplate();
      List<String> versions = resourceVersions(world);
      String pod = pods(world).getFirst();
      world.local().restartOperator(OTHER_BUILD);
      world.apply(
          model.with("evaluation: mustBeatBaseline: false\nserving: retainedVersions: 4").yaml());
      world.awaitReady(NAME);
      assertThat(pods(world)).containsExactly(pod);
      assertThat(resourceVersions(world)).isEqualTo(versions);
      scale(world, 2);
      await().atMost(Duration.ofMinutes(1)).until(() -> pods(world).size() == 2);
      world.awaitReady(NAME);
      assertThat(pods(world)).contains(pod);
      assertThat(deployment(world).getSpec().getTemplate()).isEqualTo(template);
    }
  }

  private static void scale(World world, int replicas) {
    world
        .model(NAME)
        .edit(model -> {
          String yaml = Serialization.asYaml(model);
          return Serialization.unmarshal(
              yaml.replace("replicas: 1", "replicas: " + replicas), RecommenderModel.class);
        });
  }

  private static Deployment deployment(World world) {
    return world
        .client()
        .apps()
        .deployments()
        .inNamespace(world.namespace())
        .withName(NAME + "-v1")
        .require();
  }

  private static List<String> pods(World world) {
    return world.servingPods().stream()
        .map(Pod::getMetadata)
        .map(metadata -> metadata.getUid())
        .toList();
  }

  // A Deployment's changes with its status, so its generation stands for it.
  private static List<String> resourceVersions(World world) {
    var client = world.client();
    List<HasMetadata> objects =
        List.of(
            client.services().inNamespace(world.namespace()).withName(NAME).require(),
            client
                .serviceAccounts()
                .inNamespace(world.namespace())
                .withName(NAME + "-service")
                .require(),
            client
                .network()
                .v1()
                .networkPolicies()
                .inNamespace(world.namespace())
                .withName(NAME)
                .require(),
            client
                .policy()
                .v1()
                .podDisruptionBudget()
                .inNamespace(world.namespace())
                .withName(NAME)
                .require());
    List<String> versions =
        new ArrayList<>(
            objects.stream().map(object -> object.getMetadata().getResourceVersion()).toList());
    versions.add(deployment(world).getMetadata().getGeneration().toString());
    return versions;
  }
}
