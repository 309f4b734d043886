package dev.recommender.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.api.RecommenderModel;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.stack.Checkout;
import dev.recommender.stack.ClusterRecommender;
import dev.recommender.stack.LocalRecommender;
import dev.recommender.stack.Recommender;
import dev.recommender.traffic.Traffic;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The whole product on the platform that the system property {@code platform} names, {@code local}
 * or {@code cluster}, and what a test does with it.
 */
final class World implements AutoCloseable {
  static final String API_KEY = "a-key-of-the-test";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Beyond what any step takes; minutes in the system property {@code scenario.patience}. */
  static final Duration PATIENCE = Duration.ofMinutes(Long.getLong("scenario.patience", 5));

  private final Recommender recommender;
  private final Path folder;

  private World(Recommender recommender, Path folder) {
    this.recommender = recommender;
    this.folder = folder;
  }

  /** Starts everything in {@code target/scenario/<name>}, where the logs stay. */
  static World start(String name) throws IOException, InterruptedException {
    Path parent = Files.createDirectories(Path.of("target", "scenario"));
    Path folder = Files.createTempDirectory(parent, name + "-");
    var world = new World(start(name, folder), folder);
    world.client().resource(world.apiKeys()).create();
    return world;
  }

  private static Recommender start(String name, Path folder)
      throws IOException, InterruptedException {
    return System.getProperty("platform", "local").equals("cluster")
        ? ClusterRecommender.start(Checkout.current(), folder, name)
        : LocalRecommender.start(Checkout.current(), folder, UnaryOperator.identity());
  }

  /** A new folder for data. */
  Path newFolder() throws IOException {
    return Files.createTempDirectory(folder, "data-");
  }

  /** The training run of a name that ends in the version. */
  TrainingProcess run(String name, int version) {
    return new TrainingProcess(folder.resolve("pods"), "%s-train-v%d".formatted(name, version));
  }

  /** Everything that the operator and all pods have logged, and nothing that Elasticsearch has. */
  String logs() throws IOException {
    return recommender.logs();
  }

  Recommender recommender() {
    return recommender;
  }

  /** What only the local platform has, such as a look at each request. */
  LocalRecommender local() {
    return assertInstanceOf(LocalRecommender.class, recommender);
  }

  KubernetesClient client() {
    return recommender.client();
  }

  URI elasticsearch() {
    return recommender.elasticsearch();
  }

  String namespace() {
    return recommender.namespace();
  }

  /** How the names of all indices of a model begin. */
  String prefix(String name) {
    return namespace() + "." + name;
  }

  /**
   * A model on a data set of this machine.
   *
   * @param elasticsearch what listens on this machine: Elasticsearch, or something before it
   */
  ModelYaml yaml(String name, URI elasticsearch, Path dataset)
      throws IOException, InterruptedException {
    return new ModelYaml(
        namespace(),
        name,
        recommender.elasticsearchFields(elasticsearch),
        recommender.dataset(dataset),
        "seed: 1",
        "");
  }

  Resource<RecommenderModel> model(String name) {
    return client().resources(RecommenderModel.class).inNamespace(namespace()).withName(name);
  }

  /** The pods that the operator has made for a model. */
  List<Pod> pods(String name) {
    return client()
        .pods()
        .inNamespace(namespace())
        .withLabel("recommender.dev/model", name)
        .list()
        .getItems();
  }

  /** The pods that answer, of all models and versions. */
  List<Pod> servingPods() {
    return client()
        .pods()
        .inNamespace(namespace())
        .withLabel("app.kubernetes.io/component", "service")
        .list()
        .getItems();
  }

  RecommenderModelStatus status(String name) {
    RecommenderModelStatus status = model(name).require().getStatus();
    return status == null ? RecommenderModelStatus.initial() : status;
  }

  /** Applies a resource as {@code kubectl apply --server-side} would. */
  void apply(String yaml) {
    var model = Serialization.unmarshal(yaml, RecommenderModel.class);
    client()
        .resource(model)
        .inNamespace(namespace())
        .fieldManager("test")
        .forceConflicts()
        .serverSideApply();
  }

  /** Waits until the operator has seen the latest spec and a condition says what is expected. */
  Condition awaitCondition(String name, String type, Predicate<Condition> expected) {
    return await(name + " " + type)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> condition(name, type),
            condition -> condition != null && expected.test(condition));
  }

  /** Waits until the resource is ready; a run that has failed for good ends the waiting. */
  Condition awaitReady(String name) {
    return awaitCondition(
        name,
        "Ready",
        condition -> {
          Condition trained = condition(name, "Trained");
          if (trained != null && trained.getStatus().equals("False")) {
            throw new AssertionError(trained.getReason() + ": " + trained.getMessage());
          }
          return condition.getStatus().equals("True");
        });
  }

  Condition awaitReason(String name, String type, String reason) {
    return awaitCondition(name, type, condition -> condition.getReason().equals(reason));
  }

  /** Asks the service; the answer must be of the expected status. */
  JsonNode ask(String name, String path, int expectedStatus)
      throws IOException, InterruptedException {
    return send(request(name, path).build(), expectedStatus);
  }

  /** A request to the service with the key that allows everything. */
  HttpRequest.Builder request(String name, String path) {
    return HttpRequest.newBuilder(serviceUri(name).resolve(path))
        .header("Authorization", "Bearer " + API_KEY);
  }

  /** Asks as a program without an API key would. */
  JsonNode askWithoutKey(String name, String path, int expectedStatus)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(serviceUri(name).resolve(path)).build(), expectedStatus);
  }

  URI serviceUri(String name) {
    return recommender.service(name);
  }

  /** Asks the service without a pause, as another application would. */
  Traffic traffic(String name, String path) throws IOException, InterruptedException {
    return recommender.traffic(name, path);
  }

  /** Sends a request to Elasticsearch. */
  JsonNode elasticsearch(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(elasticsearch().resolve(path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return send(request, 200);
  }

  /** The answer must be of the expected status. */
  JsonNode send(HttpRequest request, int expectedStatus) throws IOException, InterruptedException {
    HttpResponse<String> answer;
    // A new connection each time: one that is kept stays with the pods of an old version until they
    // are drained.
    try (HttpClient http = HttpClient.newHttpClient()) {
      answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    }
    if (answer.statusCode() != expectedStatus) {
      throw new AssertionError(
          "%s answered %d: %s".formatted(request.uri(), answer.statusCode(), answer.body()));
    }
    return MAPPER.readTree(answer.body());
  }

  private Condition condition(String name, String type) {
    RecommenderModel model = model(name).require();
    RecommenderModelStatus status = model.getStatus();
    if (status == null
        || !Objects.equals(status.observedGeneration(), model.getMetadata().getGeneration())) {
      return null;
    }
    return status.conditions().stream()
        .filter(c -> c.getType().equals(type))
        .findFirst()
        .orElse(null);
  }

  private io.fabric8.kubernetes.api.model.Secret apiKeys() {
    return new SecretBuilder()
        .withNewMetadata()
        .withName("api-keys")
        .withNamespace(namespace())
        .endMetadata()
        .addToStringData(
            "keys.json",
            """
            [{"client":"test","key":"%s","scopes":["read","events","privacy","admin"]}]
            """
                .formatted(API_KEY))
        .build();
  }

  @Override
  public void close() {
    recommender.close();
  }
}
