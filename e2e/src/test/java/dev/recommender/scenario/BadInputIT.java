package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recommender.stack.Checkout;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is wrong is told in one clear message in the conditions, and nothing half-done stays
 * behind.
 */
@Tag("cluster")
class BadInputIT {
  private static World world;

  private Path folder;

  @BeforeEach
  void newFolder() throws IOException {
    folder = world.newFolder();
  }

  @BeforeAll
  static void start() throws Exception {
    world = World.start("bad-input");
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void aZipThatIsNone() throws Exception {
    Path zip = Files.writeString(folder.resolve("ratings.zip"), "no zip");
    assertThat(failure("no-zip", zip, "NotAnArchive")).contains("ratings.zip");
  }

  @Test
  void aFileWithoutTheExpectedHeader() throws Exception {
    Path data = SmallDataset.write(folder);
    Files.writeString(data.resolve("ratings.csv"), "user;movie;stars\n1;2;3\n");
    assertThat(failure("no-header", data, "UnexpectedHeader"))
        .contains("ratings.csv", "userId,movieId,rating,timestamp");
  }

  @Test
  void anEmptySet() throws Exception {
    Path data = SmallDataset.write(folder);
    Files.writeString(data.resolve("ratings.csv"), SmallDataset.RATINGS_HEADER);
    assertThat(failure("empty", data, "EmptyDataset")).contains("no usable rating among 0 rows");
  }

  @Test
  @Tag("local") // a real API server does not let such a spec in
  void aRankOfZeroAndAThresholdAboveOne() throws Exception {
    world.apply(model("rank").withTraining("rank: 0").yaml().replace("rank: 16, ", ""));
    assertThat(world.awaitReason("rank", "Ready", "InvalidSpec").getMessage())
        .isEqualTo("spec.training.rank is 0: must be at least 1");
    world.apply(model("threshold").with("evaluation: threshold: '1.5'").yaml());
    assertThat(world.awaitReason("threshold", "Ready", "InvalidSpec").getMessage())
        .contains("evaluation.threshold of a ranking metric must be between 0 and 1");
    assertThat(
            world
                .client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(world.namespace())
                .withLabel("recommender.dev/model", "rank")
                .list()
                .getItems())
        .isEmpty();
  }

  @Test
  void aScheduleThatCannotBeRead() throws Exception {
    world.apply(model("schedule").withTraining("schedule: '0 25 * * *'").yaml());
    assertThat(world.awaitReason("schedule", "Ready", "InvalidSchedule").getMessage())
        .contains("spec.training.schedule is \"0 25 * * *\"");
  }

  @Test
  void anElasticsearchThatDoesNotAnswer() throws Exception {
    world.apply(model("away").withElasticsearch(URI.create("http://127.0.0.1:1")).yaml());
    assertThat(world.awaitReason("away", "Ready", "ElasticsearchUnreachable").getMessage())
        .contains("http://127.0.0.1:1");
  }

  @Test
  void anElasticsearchThatIsReadOnlyAndThenIsNot() throws Exception {
    world.elasticsearch(
        "PUT", "/_cluster/settings", "{\"persistent\":{\"cluster.blocks.read_only\":true}}");
    try {
      world.apply(model("read-only").withDataset("file:///no/such/folder").yaml());
      assertThat(world.awaitReason("read-only", "Ready", "ElasticsearchReadOnly").getMessage())
          .contains(world.prefix("read-only") + "-");
    } finally {
      world.elasticsearch(
          "PUT", "/_cluster/settings", "{\"persistent\":{\"cluster.blocks.read_only\":null}}");
    }
    world.awaitReason("read-only", "Trained", "DatasetNotFound");
  }

  @Test
  void anIndexThatCannotBeWrittenInTheMiddleOfARun() throws Exception {
    Path data = SmallDataset.write(folder);
    ModelYaml model =
        world
            .yaml("middle", world.elasticsearch(), data)
            .with("evaluation: mustBeatBaseline: false");
    world.apply(model.yaml());
    world.awaitReady("middle");
    world.apply(model.withTraining("seed: 2").yaml());
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> indices("middle").contains(world.prefix("middle") + "-items-v2"));
    world.elasticsearch(
        "PUT",
        "/%s-items-v2/_settings".formatted(world.prefix("middle")),
        "{\"index.blocks.write\":true}");
    assertThat(world.awaitReason("middle", "Trained", "ReadOnly").getMessage())
        .contains(world.prefix("middle") + "-items-v2");
    await("nothing half-published stays behind")
        .atMost(Duration.ofMinutes(1))
        .until(() -> indices("middle").stream().noneMatch(index -> index.endsWith("-v2")));
    assertThat(world.ask("middle", "/v1/model", 200).toString()).contains("\"version\":1");
    assertThat(
            world
                .elasticsearch("GET", "/_alias/%s-items".formatted(world.prefix("middle")), "")
                .fieldNames())
        .toIterable()
        .containsExactly(world.prefix("middle") + "-items-v1");
  }

  private static List<String> indices(String name) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    world
        .elasticsearch("GET", "/%s-*/_alias".formatted(world.prefix(name)), "")
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }

  @Test
  void aPrefixAndANameThatAreTaken() throws Exception {
    Path data = SmallDataset.write(folder);
    var service =
        new ServiceBuilder()
            .withNewMetadata()
            .withName("first")
            .withNamespace(world.namespace())
            .endMetadata()
            .withNewSpec()
            .addToSelector("app", "somebody-else")
            .addNewPort()
            .withPort(80)
            .withProtocol("TCP")
            .endPort()
            .endSpec()
            .build();
    world.client().resource(service).create();
    ModelYaml first =
        world
            .yaml("first", world.elasticsearch(), data)
            .with("elasticsearch: indexPrefix: shared\nevaluation: mustBeatBaseline: false");
    world.apply(first.yaml());
    assertThat(world.awaitReason("first", "Ready", "NameTaken").getMessage())
        .contains("Service \"first\" exists");
    assertThat(
            world
                .client()
                .services()
                .inNamespace(world.namespace())
                .withName("first")
                .get()
                .getSpec()
                .getSelector())
        .containsOnlyKeys("app");

    world.apply(model("second").with("elasticsearch: indexPrefix: shared").yaml());
    assertThat(world.awaitReason("second", "Ready", "PrefixTaken").getMessage())
        .contains("/%s/first".formatted(world.namespace()));
  }

  private static ModelYaml model(String name) throws IOException, InterruptedException {
    return world.yaml(name, world.elasticsearch(), Checkout.current().movieLensSmall());
  }

  private static String failure(String name, Path data, String reason)
      throws IOException, InterruptedException {
    world.apply(world.yaml(name, world.elasticsearch(), data).yaml());
    Condition trained = world.awaitReason(name, "Trained", reason);
    assertThat(trained.getStatus()).isEqualTo("False");
    assertThat(
            world
                .elasticsearch("GET", "/%s-*/_alias".formatted(world.prefix(name)), "")
                .fieldNames())
        .toIterable()
        .as("nothing half-published stays behind")
        .noneMatch(index -> index.contains("-v1"));
    return trained.getMessage();
  }
}
