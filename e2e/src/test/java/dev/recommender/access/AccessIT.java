package dev.recommender.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recommender.api.RecommenderModel;
import dev.recommender.stack.Checkout;
import dev.recommender.stack.ModelIndices;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The operator with exactly the chart's rights on a real API server: nothing that it asks for is
 * refused. Without nodes no run ends there; {@link AccessE2E} compares all of them on a cluster.
 */
@EnabledIfSystemProperty(named = "kube.api.test.dir", matches = ".+")
class AccessIT {
  private static final int HEAP_MIB = 256;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String MODELS = "default";

  private static BareCluster cluster;
  private static ChartAccount account;

  @BeforeAll
  static void start() throws Exception {
    cluster = BareCluster.start("access");
    account = ChartAccount.install(client());
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void isRefusedNothing() throws Exception {
    try (var operator =
        BareOperator.start(cluster, account.kubeconfig(cluster.folder()), HEAP_MIB)) {
      trains();
      adopts();
      removes();
      assertThat(operator.isAlive()).isTrue();
    }
    List<Request> used =
        cluster.auditLog().requests(request -> request.caller().user().equals(ChartAccount.USER));
    var comparison = new AccessComparison(ChartAccount.operatorGrants(), used);
    assertThat(comparison.refused()).isEmpty();
    assertThat(comparison.missing()).isEmpty();
    assertThat(comparison.granted()).isNotEmpty().noneMatch(Grant::hasWildcard);
    assertThat(comparison.used().stream().map(Request::permission))
        .contains(
            new Permission("create", "batch", "jobs"),
            new Permission("create", "", "secrets"),
            new Permission("patch", "recommender.dev", "recommendermodels/status"));
  }

  @Test
  void aDriverMakesPodsAndCannotReadSecrets() {
    ServiceAccount driver =
        client()
            .resource(
                new ServiceAccountBuilder()
                    .withNewMetadata()
                    .withName("any-training")
                    .withNamespace(MODELS)
                    .endMetadata()
                    .build())
            .create();
    client()
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName("any-training")
                .withNamespace(MODELS)
                .endMetadata()
                .withNewRoleRef(
                    "rbac.authorization.k8s.io", "ClusterRole", "recommender-operator-training")
                .addNewSubject()
                .withKind("ServiceAccount")
                .withName("any-training")
                .withNamespace(MODELS)
                .endSubject()
                .build())
        .create();
    var access = new PodAccess(client());
    assertThat(access.allowed(driver, "pods", List.of("create", "watch", "deletecollection")))
        .hasSize(3);
    for (String resource : List.of("secrets", "configmaps", "serviceaccounts", "pods/exec")) {
      assertThat(access.allowed(driver, resource, List.of("get", "list", "watch", "create")))
          .as(resource)
          .isEmpty();
    }
  }

  private static void trains() {
    create("trained", "suspend: false", "");
    await()
        .atMost(PATIENCE)
        .until(() -> !client().batch().v1().jobs().inNamespace(MODELS).list().getItems().isEmpty());
  }

  /** A version in the indices of a resource that has none is adopted and deployed. */
  private static void adopts() throws IOException, InterruptedException {
    create("adopted", "suspend: true", "pseudonymKeySecret: shared-key");
    await()
        .atMost(PATIENCE)
        .until(() ->
            client()
                    .resources(RecommenderModel.class)
                    .inNamespace(MODELS)
                    .withName("adopted")
                    .get()
                    .getStatus()
                != null);
    var indices = new ModelIndices(cluster.elasticsearch(), MODELS + ".adopted");
    indices.createVersion(Checkout.current());
    indices.send(
        "PUT",
        indices.longLived("versions") + "/_doc/1?refresh=true",
        """
        {"version":1,"runId":"r1","state":"Live","complete":true,"formatVersion":1,
         "trainedAt":"2026-01-01T00:00:00Z","pseudonymKeyId":"%s",
         "itemsIndex":"%s","usersIndex":"%s"}
        """
            .formatted(
                BareCluster.KEY.id(), indices.versioned("items"), indices.versioned("users")));
    client()
        .resources(RecommenderModel.class)
        .inNamespace(MODELS)
        .withName("adopted")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"serving\":{\"replicas\":1}}}");
    await()
        .atMost(PATIENCE)
        .until(
            () -> client().apps().deployments().inNamespace(MODELS).list().getItems().size(),
            size -> size == 1);
  }

  private static void removes() {
    client().resources(RecommenderModel.class).inNamespace(MODELS).delete();
    await()
        .atMost(PATIENCE)
        .until(() ->
            client()
                .resources(RecommenderModel.class)
                .inNamespace(MODELS)
                .list()
                .getItems()
                .isEmpty());
  }

  private static void create(String name, String training, String privacy) {
    String yaml =
        """
        apiVersion: recommender.dev/v1alpha1
        kind: RecommenderModel
        metadata: {name: %s, namespace: %s}
        spec:
          dataset: {uri: 'file:///data/ml', volume: {claimName: movielens}}
          training: {%s}
          elasticsearch: {url: '%s', deletionPolicy: Delete}
          privacy: {%s}
        """
            .formatted(name, MODELS, training, cluster.elasticsearch(), privacy);
    client().resource(Serialization.unmarshal(yaml, RecommenderModel.class)).create();
  }

  private static KubernetesClient client() {
    return cluster.client();
  }
}
