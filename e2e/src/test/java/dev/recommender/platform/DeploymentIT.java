package dev.recommender.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.recommender.platform.proxy.PortInUseException;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deployments behind Services: rollout, restart, drain, and switching without a broken request. */
class DeploymentIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path root;
  private LocalPlatform platform;
  private KubernetesClient client;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    Awaitility.setDefaultTimeout(LIMIT);
    platform =
        LocalPlatform.start(
            LocalPlatformConfig.in(root).withImage(Samples.IMAGE, Samples.command()));
    client = platform.client();
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void reportsReadyPodsAndScales() {
    client.resource(Samples.deployment("web", "1", 1)).create();
    Deployment ready = complete("web", 1);

    assertThat(ready.getStatus().getObservedGeneration()).isEqualTo(1);
    assertThat(ready.getStatus().getConditions())
        .extracting(c -> c.getType() + " " + c.getStatus() + " " + c.getReason())
        .containsExactly(
            "Available True MinimumReplicasAvailable", "Progressing True NewReplicaSetAvailable");
    client.apps().deployments().inNamespace("default").withName("web").scale(3);
    complete("web", 3);
    client.apps().deployments().inNamespace("default").withName("web").scale(1);
    complete("web", 1);
    await().until(() -> pods("web").size() == 1);
  }

  @Test
  void replacesThePodsOfAChangedTemplateWithoutABrokenRequest() {
    client.resource(Samples.service("front", "web")).create();
    client.resource(Samples.deployment("web", "1", 2)).create();
    complete("web", 2);
    awaitEndpoints("front", 2);

    try (Asker asker = new Asker(uri("front", "/version"))) {
      await().until(() -> asker.answers().size() > 20);
      client.resource(Samples.deployment("web", "2", 2)).update();
      complete("web", 2);
      await().until(() -> asker.answers().getLast().equals("200 2"));

      assertThat(asker.failures()).isEmpty();
      assertThat(asker.answers()).containsOnly("200 1", "200 2");
    }
  }

  @Test
  void switchesAServiceToOtherPodsWithoutABrokenRequest() throws InterruptedException, IOException {
    client.resource(Samples.service("front", "blue")).create();
    client.resource(Samples.deployment("blue", "blue", 1)).create();
    client.resource(Samples.deployment("green", "green", 1)).create();
    complete("blue", 1);
    complete("green", 1);
    awaitEndpoints("front", 1);
    String greenPod = pods("green").getFirst().getMetadata().getName();

    try (Asker asker = new Asker(uri("front", "/version"))) {
      await().until(() -> asker.answers().size() > 20);
      client.resource(Samples.service("front", "green")).update();
      await().until(() -> targets("front").equals(List.of(greenPod)));
      assertThat(get(uri("front", "/version"))).isEqualTo("green");
      assertThat(asker.answers().getLast()).as("an old connection stays").isEqualTo("200 blue");

      client.resource(Samples.deployment("blue", "blue", 1)).delete();
      await().until(() -> asker.answers().getLast().equals("200 green"));
      await().until(() -> pods("blue").isEmpty());
      assertThat(asker.failures()).isEmpty();
    }
  }

  @Test
  void routesToReadyPodsOnly() throws IOException, InterruptedException {
    client.resource(Samples.service("front", "web")).create();
    client.resource(Samples.deployment("web", "1", 1)).create();
    complete("web", 1);
    String pod = "http://" + pods("web").getFirst().getStatus().getPodIP() + ":8080";
    awaitEndpoints("front", 1);

    get(URI.create(pod + "/become?unready"));
    await().until(() -> status("web").getReadyReplicas() == 0 && targets("front").isEmpty());
    assertThatThrownBy(() -> get(uri("front", "/version"))).isInstanceOf(IOException.class);
    get(URI.create(pod + "/become?ready"));
    awaitEndpoints("front", 1);
    assertThat(get(uri("front", "/version"))).isEqualTo("1");
  }

  @Test
  void startsAContainerAgainThatEnds() throws IOException, InterruptedException {
    client.resource(Samples.deployment("web", "1", 1)).create();
    complete("web", 1);
    String name = pods("web").getFirst().getMetadata().getName();
    String pod = "http://" + pods("web").getFirst().getStatus().getPodIP() + ":8080";

    assertThatThrownBy(() -> get(URI.create(pod + "/become?137"))).isInstanceOf(IOException.class);
    await().until(() -> container("web").getRestartCount() == 1 && container("web").getReady());
    assertThat(container("web").getLastState().getTerminated().getReason()).isEqualTo("OOMKilled");

    get(URI.create(pod + "/become?unhealthy"));
    await().until(() -> container("web").getRestartCount() == 2 && container("web").getReady());
    assertThat(container("web").getLastState().getTerminated().getReason()).isEqualTo("Error");
    assertThat(pods("web").getFirst().getMetadata().getName()).isEqualTo(name);
  }

  @Test
  void drainsAPodBeforeItEnds() throws IOException {
    client.resource(Samples.deployment("web", "1", 1)).create();
    complete("web", 1);
    Path log = platform.log(pods("web").getFirst().getMetadata().getName());

    client.resource(Samples.deployment("web", "1", 1)).delete();

    await().until(() -> pods("web").isEmpty());
    assertThat(Files.readString(log)).contains("serving 1").contains("draining");
  }

  @Test
  void saysThatARolloutDoesNotProgress() {
    Deployment stuck = Samples.deployment("stuck", "1", 1);
    stuck.getSpec().setProgressDeadlineSeconds(2);
    stuck.getSpec().getTemplate().getSpec().getContainers().getFirst().setImage("nobody:1");
    client.resource(stuck).create();

    await()
        .untilAsserted(() ->
            assertThat(status("stuck").getConditions())
                .extracting(c -> c.getType() + " " + c.getStatus() + " " + c.getReason())
                .containsExactly(
                    "Available False MinimumReplicasUnavailable",
                    "Progressing False ProgressDeadlineExceeded"));
  }

  @Test
  void namesAPortThatIsInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      LocalPlatformConfig config =
          LocalPlatformConfig.in(root.resolve("second"))
              .withServicePort("default", "front", taken.getLocalPort());

      assertThatThrownBy(() -> LocalPlatform.start(config))
          .isInstanceOf(PortInUseException.class)
          .hasMessageContaining("service \"default/front\"")
          .hasMessageContaining("port " + taken.getLocalPort());
    }
  }

  private Deployment complete(String name, int replicas) {
    await()
        .until(() -> {
          Deployment deployment =
              client.apps().deployments().inNamespace("default").withName(name).get();
          DeploymentStatus status = deployment.getStatus();
          return status != null
              && Objects.equals(
                  status.getObservedGeneration(), deployment.getMetadata().getGeneration())
              && status.getReplicas() == replicas
              && status.getUpdatedReplicas() == replicas
              && status.getAvailableReplicas() == replicas;
        });
    return client.apps().deployments().inNamespace("default").withName(name).get();
  }

  private DeploymentStatus status(String name) {
    return client.apps().deployments().inNamespace("default").withName(name).get().getStatus();
  }

  private List<Pod> pods(String app) {
    return client.pods().inNamespace("default").withLabel("app", app).list().getItems();
  }

  private ContainerStatus container(String app) {
    return pods(app).getFirst().getStatus().getContainerStatuses().getFirst();
  }

  private void awaitEndpoints(String service, int count) {
    await().until(() -> targets(service).size() == count);
  }

  private List<String> targets(String service) {
    return client
        .discovery()
        .v1()
        .endpointSlices()
        .inNamespace("default")
        .withLabel("kubernetes.io/service-name", service)
        .list()
        .getItems()
        .stream()
        .flatMap(slice -> slice.getEndpoints().stream())
        .filter(endpoint -> endpoint.getConditions().getReady())
        .map(DeploymentIT::target)
        .toList();
  }

  private static String target(Endpoint endpoint) {
    return endpoint.getTargetRef().getName();
  }

  private URI uri(String service, String path) {
    return URI.create(
        "http://127.0.0.1:" + platform.servicePort("default", service).orElseThrow() + path);
  }

  private String get(URI uri) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
    try (HttpClient fresh = HttpClient.newHttpClient()) {
      return fresh.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
