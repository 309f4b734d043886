package dev.recommender.platform.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API as the fabric8 client, and with it an operator, meets it. */
class ApiServerIT {
  private static final PatchContext OPERATOR =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("operator")
          .withForce(true)
          .build();

  private ApiServer api;
  private KubernetesClient client;

  @BeforeEach
  void start() throws IOException {
    api = ApiServer.start(0, InstantSource.system());
    client = newClient("test");
  }

  @AfterEach
  void stop() {
    client.close();
    api.close();
  }

  @Test
  void createsByServerSideApplyAndMergesTheNextOne() {
    Service first = client.resource(service("blue")).serverSideApply();
    client
        .resource(first)
        .edit(
            s -> s.edit().editMetadata().addToAnnotations("by", "somebody").endMetadata().build());

    Service second = client.resource(service("green")).patch(OPERATOR);

    assertThat(second.getMetadata().getUid()).isEqualTo(first.getMetadata().getUid());
    assertThat(second.getMetadata().getAnnotations()).containsEntry("by", "somebody");
    assertThat(second.getSpec().getSelector()).containsEntry("color", "green");
    assertThat(second.getMetadata().getGeneration()).isEqualTo(2);
  }

  @Test
  void removesWhatTheManagerNoLongerApplies() {
    client.resource(configMap("settings", Map.of("a", "1", "b", "2"))).patch(OPERATOR);
    client
        .configMaps()
        .inNamespace("default")
        .withName("settings")
        .edit(m -> m.edit().addToData("c", "3").build());

    ConfigMap applied = client.resource(configMap("settings", Map.of("a", "1"))).patch(OPERATOR);

    assertThat(applied.getData()).containsOnly(Map.entry("a", "1"), Map.entry("c", "3"));
  }

  @Test
  void changesNothingWhenTheSameIsAppliedAgain() {
    Service first = client.resource(service("blue")).patch(OPERATOR);

    Service second = client.resource(service("blue")).patch(OPERATOR);

    assertThat(second.getMetadata().getResourceVersion())
        .isEqualTo(first.getMetadata().getResourceVersion());
  }

  @Test
  void refusesAnApplyThatHasSeenAnOlderVersion() {
    Service seen = client.resource(service("blue")).patch(OPERATOR);
    client.resource(service("green")).patch(OPERATOR);
    Service stale = service("red");
    stale.getMetadata().setResourceVersion(seen.getMetadata().getResourceVersion());

    assertThatThrownBy(() -> client.resource(stale).patch(OPERATOR))
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(409));
    assertThat(client.resource(stale).get().getSpec().getSelector())
        .containsEntry("color", "green");
  }

  @Test
  void refusesAnUpdateThatHasSeenAnOlderVersion() {
    ConfigMap seen = client.resource(configMap("settings", Map.of("a", "1"))).create();
    client.resource(configMap("settings", Map.of("a", "2"))).update();

    assertThatThrownBy(() -> client.resource(seen.edit().addToData("a", "3").build()).update())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(409));
  }

  @Test
  void answersCreationOfAnExistingObjectAndLookUpOfNone() {
    client.resource(configMap("settings", Map.of())).create();

    assertThatThrownBy(() -> client.resource(configMap("settings", Map.of())).create())
        .isInstanceOfSatisfying(
            KubernetesClientException.class,
            e -> assertThat(e.getStatus().getReason()).isEqualTo("AlreadyExists"));
    assertThat(client.configMaps().inNamespace("default").withName("none").get()).isNull();
    assertThatThrownBy(() ->
            client.configMaps().inNamespace("nowhere").resource(configMap("x", Map.of())).create())
        .hasMessageContaining("namespaces \"nowhere\" not found");
  }

  @Test
  void keepsTheStatusOfACustomResourceApartAndReplacesItWhole() {
    client.resource(definition()).create();
    client.resource(custom("{\"spec\":{\"size\":1},\"status\":{\"sent\":true}}")).create();
    var resource = client.resource(custom("{\"status\":{\"phase\":\"Ready\",\"old\":1}}"));
    resource.subresource("status").patch(OPERATOR);
    client
        .resource(custom("{\"status\":{\"phase\":\"Live\"}}"))
        .subresource("status")
        .patch(OPERATOR);

    GenericKubernetesResource stored = resource.get();
    assertThat(stored.<Object>get("status")).isEqualTo(Map.of("phase", "Live"));
    assertThat(stored.<Integer>get("spec", "size")).isEqualTo(1);
    assertThat(stored.getMetadata().getGeneration()).isEqualTo(1);
  }

  @Test
  void countsGenerationsOfTheSpecOnly() {
    Deployment created = client.resource(deployment(1)).create();
    client
        .resource(created.edit().editOrNewStatus().withReplicas(1).endStatus().build())
        .updateStatus();
    client
        .apps()
        .deployments()
        .inNamespace("default")
        .withName("web")
        .edit(d -> d.edit().editMetadata().addToLabels("a", "b").endMetadata().build());
    Deployment scaled = client.apps().deployments().inNamespace("default").withName("web").scale(3);

    assertThat(scaled.getMetadata().getGeneration()).isEqualTo(2);
    assertThat(scaled.getSpec().getReplicas()).isEqualTo(3);
    assertThat(scaled.getStatus().getReplicas()).isEqualTo(1);
  }

  @Test
  void holdsDeletionUntilTheLastFinalizerIsGone() {
    ConfigMap held = configMap("held", Map.of());
    held.getMetadata().setFinalizers(List.of("example.org/cleanup"));
    client.resource(held).create();

    client.resource(held).delete();
    ConfigMap marked = client.resource(held).get();
    assertThat(marked.getMetadata().getDeletionTimestamp()).isNotNull();
    client
        .resource(held)
        .edit(m -> m.edit().editMetadata().withFinalizers(List.of()).endMetadata().build());

    assertThat(client.resource(held).get()).isNull();
  }

  @Test
  void givesARunningPodItsGracePeriod() {
    var pod =
        new PodBuilder()
            .withNewMetadata()
            .withName("p")
            .withNamespace("default")
            .endMetadata()
            .withNewSpec()
            .withNodeName("local")
            .withTerminationGracePeriodSeconds(7L)
            .addNewContainer()
            .withName("c")
            .withImage("i")
            .endContainer()
            .endSpec()
            .build();
    client.resource(pod).create();

    client.resource(pod).delete();
    assertThat(client.resource(pod).get().getMetadata().getDeletionGracePeriodSeconds())
        .isEqualTo(7);
    client.resource(pod).withGracePeriod(0).delete();

    assertThat(client.resource(pod).get()).isNull();
  }

  @Test
  void showsAnInformerWithALabelSelectorWhatBeginsAndCeasesToMatch() {
    client.resource(labelled("before", "mine")).create();
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    try (SharedIndexInformer<ConfigMap> informer =
        client.configMaps().inAnyNamespace().withLabel("owner", "mine").inform(recording(seen))) {
      assertThat(informer.hasSynced()).isTrue();
      client.resource(labelled("other", "theirs")).create();
      client.resource(labelled("later", "mine")).create();
      client.resource(labelled("other", "mine")).update();
      client.resource(labelled("later", "theirs")).update();
      client.resource(labelled("before", "mine")).delete();

      await()
          .untilAsserted(() ->
              assertThat(seen).containsExactly("+before", "+later", "+other", "-later", "-before"));
    }
  }

  @Test
  void showsAnInformerLongObjectsWithCharactersOfSeveralBytes() {
    String text = "80 × refused – ".repeat(400);
    try (SharedIndexInformer<ConfigMap> informer = client.configMaps().inAnyNamespace().inform()) {
      client.resource(configMap("first", Map.of("text", text))).create();
      client.resource(configMap("second", Map.of("text", text))).create();

      await()
          .untilAsserted(() ->
              assertThat(informer.getStore().list())
                  .hasSize(2)
                  .allMatch(map -> text.equals(map.getData().get("text"))));
    }
  }

  @Test
  void anInformerListsAgainWhenItsWatchHasExpired() {
    try (SharedIndexInformer<ConfigMap> informer = client.configMaps().inAnyNamespace().inform()) {
      client.resource(configMap("first", Map.of())).create();
      api.expireWatches();
      client.resource(configMap("second", Map.of())).create();

      await().untilAsserted(() -> assertThat(informer.getStore().list()).hasSize(2));
    }
  }

  @Test
  void aClientComesBackAfterTheApiWasAway() {
    var request = HttpRequest.newBuilder(api.uri().resolve("/version")).build();
    try (SharedIndexInformer<ConfigMap> informer = client.configMaps().inAnyNamespace().inform();
        HttpClient http = HttpClient.newHttpClient()) {
      api.away(true);
      assertThatThrownBy(() -> http.send(request, HttpResponse.BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
      api.away(false);
      client.resource(configMap("later", Map.of())).create();

      await().untilAsserted(() -> assertThat(informer.getStore().list()).hasSize(1));
    }
  }

  @Test
  void collectsObjectsWhoseOwnerIsGone() {
    ConfigMap owner = client.resource(configMap("owner", Map.of())).create();
    ConfigMap owned = configMap("owned", Map.of());
    owned
        .getMetadata()
        .setOwnerReferences(
            List.of(
                new OwnerReferenceBuilder()
                    .withApiVersion("v1")
                    .withKind("ConfigMap")
                    .withName("owner")
                    .withUid(owner.getMetadata().getUid())
                    .build()));
    client.resource(owned).create();

    client.resource(owner).delete();

    await().untilAsserted(() -> assertThat(client.resource(owned).get()).isNull());
  }

  @Test
  void foldsStringDataOfASecret() {
    Secret applied =
        client
            .resource(
                new SecretBuilder()
                    .withNewMetadata()
                    .withName("key")
                    .withNamespace("default")
                    .endMetadata()
                    .addToStringData("key", "abc")
                    .build())
            .patch(OPERATOR);

    assertThat(applied.getData()).containsEntry("key", "YWJj");
    assertThat(applied.getStringData()).isEmpty();
  }

  @Test
  void selectsByLabelAndField() {
    client.resource(labelled("a", "mine")).create();
    client.resource(labelled("b", "theirs")).create();
    var maps = client.configMaps().inNamespace("default");

    assertThat(maps.withLabelIn("owner", "mine", "ours").list().getItems()).hasSize(1);
    assertThat(maps.withLabelNotIn("owner", "mine").list().getItems()).hasSize(1);
    assertThat(maps.withField("metadata.name", "b").list().getItems()).hasSize(1);
    maps.withLabel("owner", "theirs").delete();
    assertThat(maps.list().getItems())
        .extracting(m -> m.getMetadata().getName())
        .containsExactly("a");
  }

  @Test
  void letsAnInterceptorCountAndRefuseRequests() {
    Queue<String> applied = new ConcurrentLinkedQueue<>();
    api.intercept(
        new RequestInterceptor() {
          @Override
          public void beforeApplied(ApiCall call) {
            if (call.userAgent().equals("unwanted") && call.isWrite()) {
              throw new ApiException(403, "Forbidden", "not you");
            }
          }

          @Override
          public void afterApplied(ApiCall call, int status) {
            applied.add(call.userAgent() + " " + call.method() + " " + call.path() + " " + status);
          }
        });

    client.resource(configMap("settings", Map.of())).create();
    try (KubernetesClient unwanted = newClient("unwanted")) {
      assertThatThrownBy(() -> unwanted.resource(configMap("other", Map.of())).create())
          .hasMessageContaining("not you");
    }

    assertThat(applied)
        .containsExactly(
            "test POST /api/v1/namespaces/default/configmaps 201",
            "unwanted POST /api/v1/namespaces/default/configmaps 403");
  }

  @Test
  void answersDiscoveryAndAccessReviews() {
    assertThat(client.getKubernetesVersion().getMajor()).isEqualTo("1");
    assertThat(client.supports(Deployment.class)).isTrue();
    var review =
        client
            .authorization()
            .v1()
            .selfSubjectAccessReview()
            .create(new SelfSubjectAccessReviewBuilder().withNewSpec().endSpec().build());
    assertThat(review.getStatus().getAllowed()).isTrue();
  }

  private KubernetesClient newClient(String userAgent) {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder(Config.empty())
                .withMasterUrl(api.uri().toString())
                .withNamespace("default")
                .withUserAgent(userAgent)
                .build())
        .build();
  }

  private static ResourceEventHandler<ConfigMap> recording(Queue<String> seen) {
    return new ResourceEventHandler<>() {
      @Override
      public void onAdd(ConfigMap object) {
        seen.add("+" + object.getMetadata().getName());
      }

      @Override
      public void onUpdate(ConfigMap before, ConfigMap after) {
        seen.add("~" + after.getMetadata().getName());
      }

      @Override
      public void onDelete(ConfigMap object, boolean finalStateUnknown) {
        seen.add("-" + object.getMetadata().getName());
      }
    };
  }

  private static Service service(String color) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName("web")
        .withNamespace("default")
        .endMetadata()
        .withNewSpec()
        .addToSelector("color", color)
        .addNewPort()
        .withName("http")
        .withPort(80)
        .withProtocol("TCP")
        .endPort()
        .endSpec()
        .build();
  }

  private static ConfigMap configMap(String name, Map<String, String> data) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("default")
        .endMetadata()
        .withData(data)
        .build();
  }

  private static ConfigMap labelled(String name, String owner) {
    ConfigMap map = configMap(name, Map.of());
    map.getMetadata().setLabels(Map.of("owner", owner));
    return map;
  }

  private static Deployment deployment(int replicas) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName("web")
        .withNamespace("default")
        .endMetadata()
        .withNewSpec()
        .withReplicas(replicas)
        .endSpec()
        .build();
  }

  private static GenericKubernetesResource custom(String content) {
    String head =
        "{\"apiVersion\":\"example.org/v1\",\"kind\":\"Thing\",\"metadata\":{\"name\":\"t\",\"namespace\":\"default\"},";
    return Serialization.unmarshal(head + content.substring(1), GenericKubernetesResource.class);
  }

  private static CustomResourceDefinition definition() {
    return Serialization.unmarshal(
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: things.example.org}
        spec:
          group: example.org
          scope: Namespaced
          names: {plural: things, singular: thing, kind: Thing}
          versions: [{name: v1, served: true, storage: true, subresources: {status: {}}}]
        """,
        CustomResourceDefinition.class);
  }
}
