package dev.recommender.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recommender.api.RecommenderModel;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many suspended models under one operator with a small heap, on a real API server and a real
 * Elasticsearch: they settle, and then nothing is written any more. A hundred of them, and a
 * thousand with {@code -Dlong=true}, or {@code -Dscale.models=…}.
 */
@EnabledIfSystemProperty(named = "kube.api.test.dir", matches = ".+")
class ScaleIT {
  private static final Logger LOG = LoggerFactory.getLogger(ScaleIT.class);
  private static final int MODELS =
      Integer.getInteger("scale.models", Boolean.getBoolean("long") ? 1_000 : 100);
  private static final int HEAP_MIB = 256;
  private static final Duration STEADY = Duration.ofSeconds(60);
  private static final Duration SETTLING = Duration.ofMinutes(Boolean.getBoolean("long") ? 45 : 8);

  private static BareCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = BareCluster.start("scale");
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void settlesWithinItsHeapAndThenWritesNothing() throws Exception {
    Instant started = Instant.now();
    IntStream.range(0, MODELS).parallel().forEach(ScaleIT::create);
    Duration created = Duration.between(started, Instant.now());
    try (BareOperator operator = BareOperator.start(cluster, cluster.kubeconfig(), HEAP_MIB)) {
      await()
          .atMost(SETTLING)
          .pollInterval(Duration.ofSeconds(5))
          .until(() -> operator.isAlive() && settled() == MODELS);
      Duration settled = Duration.between(started, Instant.now());
      await().atMost(SETTLING).until(() -> versionsStand(Duration.ofSeconds(10)));
      List<Request> before = requests();
      Map<String, String> versions = versions();
      Thread.sleep(STEADY);
      List<Request> all = requests();
      List<Request> steady = all.subList(before.size(), all.size());
      LOG.atInfo()
          .addKeyValue("models", MODELS)
          .addKeyValue("created", created)
          .addKeyValue("settled", settled)
          .addKeyValue("requests", before.size())
          .addKeyValue("writes", before.stream().filter(Request::isWrite).count())
          .addKeyValue("steadyRequests", byPermission(steady))
          .addKeyValue("heapAfterCollectionMiB", operator.heapAfterCollection())
          .addKeyValue("residentPeakMiB", operator.residentPeak())
          .addKeyValue("threads", operator.threads())
          .log("measured");
      assertThat(steady.stream().filter(Request::isWrite)).as("writes in " + STEADY).isEmpty();
      assertThat(versions()).isEqualTo(versions);
      assertThat(operator.isAlive()).isTrue();
      assertThat(operator.heapAfterCollection()).isLessThan(HEAP_MIB);
    }
  }

  private static void create(int number) {
    String yaml =
        """
        apiVersion: recommender.dev/v1alpha1
        kind: RecommenderModel
        metadata: {name: m%04d, namespace: default}
        spec:
          dataset: {uri: 'file:///data/ml', volume: {claimName: movielens}}
          training: {suspend: true}
          elasticsearch: {url: '%s'}
          privacy: {pseudonymKeySecret: shared-key}
        """
            .formatted(number, cluster.elasticsearch());
    client().resource(Serialization.unmarshal(yaml, RecommenderModel.class)).create();
  }

  private static long settled() {
    return client()
        .resources(RecommenderModel.class)
        .inNamespace("default")
        .list()
        .getItems()
        .stream()
        .filter(model -> model.getStatus() != null)
        .filter(model -> Long.valueOf(1).equals(model.getStatus().observedGeneration()))
        .filter(model ->
            model.getStatus().conditions().stream()
                .anyMatch(c -> c.getType().equals("Suspended") && c.getStatus().equals("True")))
        .count();
  }

  private static boolean versionsStand(Duration pause) throws InterruptedException {
    Map<String, String> before = versions();
    Thread.sleep(pause);
    return before.equals(versions());
  }

  private static Map<String, String> versions() {
    return client()
        .resources(RecommenderModel.class)
        .inNamespace("default")
        .list()
        .getItems()
        .stream()
        .map(RecommenderModel::getMetadata)
        .collect(Collectors.toMap(ObjectMeta::getName, ObjectMeta::getResourceVersion));
  }

  private static List<Request> requests() throws IOException {
    return cluster
        .auditLog()
        .requests(request -> request.caller().agent().equals(BareOperator.AGENT));
  }

  private static Map<Permission, Long> byPermission(List<Request> requests) {
    return requests.stream()
        .collect(Collectors.groupingBy(Request::permission, TreeMap::new, Collectors.counting()));
  }

  private static KubernetesClient client() {
    return cluster.client();
  }
}
