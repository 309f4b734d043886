package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recommender.traffic.Traffic;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetStatus;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A pod asks through the Service without a pause, on connections that it keeps, and repeats
 * nothing.
 */
@Tag("cluster")
class ServingE2E {
  private static final String NAME = "steady";
  private static final int REPLICAS = 2;
  private static final String BY_TITLE = "/v1/recommendations?title=Movie+Number+4&k=10";

  private static World world;

  @BeforeAll
  static void start() throws Exception {
    world = World.start("serving");
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void noRequestFailsAcrossPromotionRollBackAndEviction() throws Exception {
    ModelYaml model =
        world
            .yaml(NAME, world.elasticsearch(), SmallDataset.write(world.newFolder()))
            .with("evaluation: mustBeatBaseline: false");
    apply(model);
    world.awaitReady(NAME);
    try (Traffic traffic = world.traffic(NAME, BY_TITLE)) {
      apply(model.withTraining("seed: 2"));
      awaitOnlyPodsOf(2);
      apply(
          model
              .withTraining("seed: 2")
              .with("evaluation: mustBeatBaseline: false\nserving: version: 1"));
      awaitOnlyPodsOf(1);
      evictAll();
      traffic.stop();
      assertThat(traffic.failures()).isEmpty();
      assertThat(traffic.answers()).extracting(Traffic.Answer::status).containsOnly(200);
      assertThat(traffic.answers()).as("of both versions").hasSizeGreaterThanOrEqualTo(2);
      assertThat(traffic.answered()).isGreaterThan(100);
    }
  }

  private static void apply(ModelYaml model) {
    world.apply(model.yaml().replace("replicas: 1", "replicas: " + REPLICAS));
  }

  private static void awaitOnlyPodsOf(int version) {
    await()
        .atMost(World.PATIENCE)
        .until(
            world::servingPods,
            pods -> pods.size() == REPLICAS && pods.stream().allMatch(pod -> isOf(pod, version)));
  }

  private static boolean isOf(Pod pod, int version) {
    String label = pod.getMetadata().getLabels().get("recommender.dev/version");
    return label.equals("" + version) && Readiness.isPodReady(pod);
  }

  /** One after the other; the budget refuses the second while the first is being replaced. */
  private static void evictAll() {
    await().atMost(World.PATIENCE).until(ServingE2E::budgetCountsAllPods);
    List<Pod> before = world.servingPods();
    assertThat(isEvicted(before.getFirst())).isTrue();
    assertThat(isEvicted(before.getLast())).as("before the first is replaced").isFalse();
    await().atMost(World.PATIENCE).until(() -> isEvicted(before.getLast()));
    List<String> evicted = before.stream().map(pod -> pod.getMetadata().getUid()).toList();
    await()
        .atMost(World.PATIENCE)
        .until(
            world::servingPods,
            pods ->
                pods.stream().filter(Readiness::isPodReady).count() == REPLICAS
                    && pods.stream().noneMatch(p -> evicted.contains(p.getMetadata().getUid())));
  }

  private static boolean budgetCountsAllPods() {
    PodDisruptionBudget budget =
        world
            .client()
            .policy()
            .v1()
            .podDisruptionBudget()
            .inNamespace(world.namespace())
            .withName(NAME)
            .require();
    PodDisruptionBudgetStatus status = budget.getStatus();
    return status != null
        && budget.getMetadata().getGeneration().equals(status.getObservedGeneration())
        && status.getCurrentHealthy() == REPLICAS
        && status.getDisruptionsAllowed() == 1;
  }

  private static boolean isEvicted(Pod pod) {
    String name = pod.getMetadata().getName();
    return world.client().pods().inNamespace(world.namespace()).withName(name).evict();
  }
}
