package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.traffic.RestlessClient;
import dev.recommender.traffic.Traffic;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What people change by hand, and what they have to approve by hand. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DriftIT {
  private static final String NAME = "drifting";
  private static final String PREFIX = "default." + NAME;
  private static final Duration SOON = Duration.ofSeconds(30);

  /** Aliases and Secrets are looked at every minute. */
  private static final Duration QUIET = Duration.ofSeconds(90);

  private static World world;

  @BeforeAll
  static void start() throws Exception {
    world = World.start("drift");
    world.client().resource(login("old")).create();
    world.apply(
        world
            .yaml(NAME, world.elasticsearch(), SmallDataset.write(world.newFolder()))
            .with(
                """
                serving: promotion: Manual
                elasticsearch: credentialsSecret: login
                evaluation: mustBeatBaseline: false
                """)
            .yaml());
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  @Order(1)
  void holdsAVersionUntilAPersonLetsItGoLive() {
    String command =
        "kubectl annotate --overwrite recmodel/%s recommender.dev/approve=1 -n default"
            .formatted(NAME);
    assertThat(world.awaitReason(NAME, "Ready", "AwaitingApproval").getMessage())
        .startsWith("version 1 waits for approval: NDCG@10 ")
        .endsWith(command);
    approve("7");
    world.awaitCondition(NAME, "Ready", ready -> ready.getMessage().contains("is \"7\""));
    assertThat(deployments()).isEmpty();
    approve("1");
    world.awaitReady(NAME);
  }

  @Test
  @Order(2)
  void putsAnEditedDeploymentBack() {
    DeploymentSpec before = deployment().require().getSpec();
    for (Consumer<DeploymentBuilder> hand : hands()) {
      // Controllers write the same object: a conflict is tried again.
      await()
          .ignoreExceptions()
          .until(() -> {
            var edited = new DeploymentBuilder(deployment().require());
            hand.accept(edited);
            return world.client().resource(edited.build()).update() != null;
          });
      await().atMost(SOON).until(() -> before.equals(deployment().require().getSpec()));
    }
    world.awaitReady(NAME);
  }

  private static List<Consumer<DeploymentBuilder>> hands() {
    return List.of(
        d ->
            d.editSpec()
                .editTemplate()
                .editSpec()
                .editFirstContainer()
                .withImage("no:such")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec(),
        d ->
            d.editSpec()
                .editTemplate()
                .editSpec()
                .editFirstContainer()
                .editFirstEnv()
                .withValue("other")
                .endEnv()
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec(),
        d -> d.editSpec().withReplicas(3).endSpec());
  }

  @Test
  @Order(3)
  void putsTheSelectorOfTheServiceBack() throws Exception {
    Resource<Service> service =
        world.client().services().inNamespace(world.namespace()).withName(NAME);
    Map<String, String> before = service.require().getSpec().getSelector();
    service.edit(found ->
        found.edit().editSpec().addToSelector("recommender.dev/version", "x").endSpec().build());
    await().atMost(SOON).until(() -> before.equals(service.require().getSpec().getSelector()));
    world.awaitReady(NAME);
  }

  @Test
  @Order(4)
  void makesADeletedBudgetAgain() {
    var budget =
        world
            .client()
            .policy()
            .v1()
            .podDisruptionBudget()
            .inNamespace(world.namespace())
            .withName(NAME);
    String uid = budget.require().getMetadata().getUid();
    budget.delete();
    await()
        .atMost(SOON)
        .until(() -> budget.get() != null && !uid.equals(budget.get().getMetadata().getUid()));
  }

  @Test
  @Order(5)
  void movesAliasesBackAndRollsPodsWhenACredentialIsRotatedWithoutAFailedRequest()
      throws Exception {
    Set<String> before = pods();
    var uri = world.serviceUri(NAME).resolve("/v1/recommendations?title=Movie+Number+2&k=5");
    try (var client = new RestlessClient(uri)) {
      world.elasticsearch("POST", "/_aliases", REMOVAL);
      world.client().resource(login("new")).update();
      await().atMost(QUIET).until(() -> aliased("items").equals(Set.of(PREFIX + "-items-v1")));
      await()
          .atMost(QUIET)
          .until(() -> pods().stream().noneMatch(before::contains) && pods().size() == 1);
      world.awaitReady(NAME);
      client.stop();
      assertThat(client.failures()).isEmpty();
      assertThat(client.answers()).extracting(Traffic.Answer::status).containsOnly(200);
    }
  }

  @Test
  @Order(6)
  void recordsThePromotionOnce() throws Exception {
    world.elasticsearch("POST", "/%s-audit/_refresh".formatted(PREFIX), "");
    JsonNode hits =
        world
            .elasticsearch("GET", "/%s-audit/_search?q=action:promoted".formatted(PREFIX), "")
            .at("/hits/hits");
    assertThat(hits).hasSize(1);
    assertThat(hits.at("/0/_source/modelVersion").asInt()).isEqualTo(1);
    assertThat(hits.at("/0/_source/details/cause").asText()).isEqualTo("approved");
  }

  private static final String REMOVAL =
      """
      {"actions": [{"remove": {"index": "%s-items-v1", "alias": "%s-items"}}]}
      """
          .formatted(PREFIX, PREFIX);

  private static Set<String> aliased(String kind) throws Exception {
    JsonNode all = world.elasticsearch("GET", "/%s-*/_alias".formatted(PREFIX), "");
    return all.properties().stream()
        .filter(index -> index.getValue().path("aliases").has(PREFIX + "-" + kind))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static void approve(String version) {
    world
        .model(NAME)
        .edit(model -> {
          ObjectMeta metadata = model.getMetadata();
          model.setMetadata(
              metadata.edit().addToAnnotations("recommender.dev/approve", version).build());
          return model;
        });
  }

  private static RollableScalableResource<Deployment> deployment() {
    return world
        .client()
        .apps()
        .deployments()
        .inNamespace(world.namespace())
        .withName(NAME + "-v1");
  }

  private static List<Deployment> deployments() {
    return world.client().apps().deployments().inNamespace(world.namespace()).list().getItems();
  }

  private static Set<String> pods() {
    return world.servingPods().stream()
        .map(Pod::getMetadata)
        .map(ObjectMeta::getUid)
        .collect(Collectors.toSet());
  }

  private static Secret login(String password) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName("login")
        .withNamespace(world.namespace())
        .endMetadata()
        .addToStringData(Map.of("username", "recommender", "password", password))
        .build();
  }
}
