package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.api.ModelVersion;
import dev.recommender.api.VersionState;
import dev.recommender.scenario.Oracle.Scored;
import dev.recommender.stack.Checkout;
import dev.recommender.traffic.Traffic;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The life of one model on real MovieLens data; each test goes on where the one before ended. */
@Tag("cluster")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LifeCycleIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "movies";
  private static final int TOY_STORY = 1;
  private static final String BY_TITLE = "/v1/recommendations?title=Toy+Story&k=10";

  private static World world;
  private static String prefix;
  private static ModelYaml model;

  @BeforeAll
  static void start() throws Exception {
    world = World.start("life-cycle");
    prefix = world.prefix(NAME);
    model = world.yaml(NAME, world.elasticsearch(), Checkout.current().movieLensSmall());
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  @Order(1)
  void trainsVersionOneAndAnswersByTitle() throws Exception {
    world.apply(model.yaml());
    world.awaitReady(NAME);
    JsonNode answer = world.ask(NAME, BY_TITLE, 200);
    assertThat(answer.at("/model/version").asInt()).isEqualTo(1);
    assertThat(answer.at("/understood/movieId").asInt()).isEqualTo(TOY_STORY);
    assertThat(answer.path("method").asText()).isEqualTo("audience");
    assertThat(world.status(NAME).metric()).startsWith("NDCG@10 0.");
  }

  @Test
  @Order(2)
  void answersAsAnIndependentComputationDoesInBothModes() throws Exception {
    var oracle = new Oracle(world, prefix, 1);
    assertThat(oracle.size()).isEqualTo(9741);
    JsonNode document =
        world.elasticsearch("GET", "/%s-versions/_doc/1".formatted(prefix), "").path("_source");
    assertThat(oracle.checksum()).isEqualTo(document.path("itemsChecksum").asText());
    assertEqual(Oracle.answered(world.ask(NAME, BY_TITLE, 200)), oracle.byAudience(TOY_STORY, 10));
    assertEqual(
        Oracle.answered(world.ask(NAME, BY_TITLE + "&mode=users", 200)),
        oracle.byUsers(TOY_STORY, 10));
  }

  @Test
  @Order(3)
  void beatsPopularityOnBothMetrics() throws Exception {
    JsonNode metrics =
        world
            .elasticsearch("GET", "/%s-versions/_doc/1".formatted(prefix), "")
            .at("/_source/metrics");
    assertThat(metrics.path("ndcgAt10").asDouble())
        .isGreaterThan(metrics.path("baselineNdcgAt10").asDouble());
    assertThat(metrics.path("recallAt20").asDouble())
        .isGreaterThan(metrics.path("baselineRecallAt20").asDouble());
  }

  @Test
  @Order(4)
  void answersAPersonOnlyWithAKeyAndLeavesOutWhatIsKnown() throws Exception {
    JsonNode answer = world.ask(NAME, "/v1/users/1/recommendations?k=20", 200);
    assertThat(answer.path("method").asText()).isEqualTo("trained-factors");
    assertThat(world.askWithoutKey(NAME, "/v1/users/1/recommendations", 401).path("status").asInt())
        .isEqualTo(401);
    assertThat(answer.path("items"))
        .hasSize(20)
        .noneMatch(item -> item.at("/movie/id").asInt() == TOY_STORY);
  }

  @Test
  @Order(4)
  void saysHowLikelyEachMovieIsLikedAsTheVersionWasCalibrated() throws Exception {
    JsonNode curves =
        world
            .elasticsearch("GET", "/%s-versions/_doc/1".formatted(prefix), "")
            .at("/_source/calibration");
    assertMatches(curves.path("person"), "/v1/users/1/recommendations?k=20");
    assertMatches(curves.path("title"), BY_TITLE);
  }

  @Test
  @Order(5)
  void promotesVersionTwoWithoutAFailedOrAMixedAnswer() throws Exception {
    try (Traffic client = world.traffic(NAME, BY_TITLE)) {
      world.apply(model.withTraining("seed: 2").yaml());
      await()
          .atMost(World.PATIENCE)
          .until(() -> Integer.valueOf(2).equals(world.status(NAME).liveVersion()));
      world.awaitReady(NAME);
      awaitOnlyPodsOf(2);
      client.stop();
      assertThat(client.failures()).isEmpty();
      assertEachAnswerIsOfOneVersion(client.answers());
    }
    assertServedAndAliased(2);
    assertThat(states())
        .containsExactlyInAnyOrderEntriesOf(Map.of(2, VersionState.Live, 1, VersionState.Retained));
  }

  @Test
  @Order(6)
  void rollsBackToAPinnedVersion() throws Exception {
    try (Traffic client = world.traffic(NAME, BY_TITLE)) {
      world.apply(model.withTraining("seed: 2").with("serving: version: 1").yaml());
      world.awaitReady(NAME);
      assertServedAndAliased(1);
      client.stop();
      assertThat(client.failures()).isEmpty();
    }
    assertThat(states())
        .containsEntry(2, VersionState.Retained)
        .containsEntry(1, VersionState.Live);
    world.apply(model.withTraining("seed: 2").with("serving: version: 9").yaml());
    assertThat(world.awaitReason(NAME, "Ready", "VersionNotRetained").getMessage())
        .isEqualTo("serving.version is 9, retained versions are [2, 1]");
    assertServedAndAliased(1);
    world.apply(model.withTraining("seed: 2").yaml());
    world.awaitReady(NAME);
    assertServedAndAliased(2);
  }

  @Test
  @Order(7)
  void goesOnServingWhenTheDataPathIsBroken() throws Exception {
    world.apply(model.withTraining("seed: 2").withDataset("file:///no/such/folder").yaml());
    Condition trained = world.awaitReason(NAME, "Trained", "DatasetNotFound");
    assertThat(trained.getStatus()).isEqualTo("False");
    assertThat(trained.getMessage()).contains("/no/such/folder");
    assertServedAndAliased(2);
    assertNoIndicesOf(3);
    world.apply(model.withTraining("seed: 2").yaml());
    world.awaitReady(NAME);
    assertThat(world.status(NAME).lastRun().version()).as("going back needs no run").isEqualTo(3);
  }

  @Test
  @Order(8)
  void rejectsAVersionBelowTheThresholdWithNumbers() throws Exception {
    world.apply(model.withTraining("seed: 3").with("evaluation: threshold: '0.99'").yaml());
    Condition ready = world.awaitReason(NAME, "Ready", "Rejected");
    assertThat(ready.getMessage())
        .matches("version 4 is rejected: NDCG@10 is 0\\.\\d{4}, threshold is 0.99");
    assertThat(states()).containsEntry(4, VersionState.Rejected);
    assertServedAndAliased(2);
  }

  @Test
  @Order(9)
  void letsTheRejectedVersionPassWhenTheThresholdIsLowered() throws Exception {
    world.apply(model.withTraining("seed: 3").yaml());
    world.awaitReady(NAME);
    assertServedAndAliased(4);
    assertThat(world.status(NAME).lastRun().version())
        .as("decided on the stored report")
        .isEqualTo(4);
  }

  @Test
  @Order(10)
  void isAdoptedAfterADeletionThatRetains() throws Exception {
    delete();
    assertThat(world.client().v1().events().inNamespace(world.namespace()).list().getItems())
        .extracting(Event::getReason, Event::getMessage)
        .anySatisfy(event ->
            assertThat(event.toList().toString())
                .contains("IndicesRetained", prefix + "-users-v4", prefix + "-people"));
    assertThat(world.pods(NAME)).isEmpty();
    world.apply(model.withTraining("seed: 3").yaml());
    world.awaitReady(NAME);
    assertServedAndAliased(4);
    assertThat(world.status(NAME).lastRun().version()).as("no run was needed").isEqualTo(4);
    assertThat(world.client().batch().v1().jobs().inNamespace(world.namespace()).list().getItems())
        .isEmpty();
  }

  @Test
  @Order(11)
  void leavesOnlyTheAuditAfterADeletionThatDeletes() throws Exception {
    world.apply(model.withTraining("seed: 3").with("elasticsearch: deletionPolicy: Delete").yaml());
    world.awaitReady(NAME);
    delete();
    assertThat(indices()).containsExactly(prefix + "-audit");
    assertThat(
            world
                .client()
                .secrets()
                .inNamespace(world.namespace())
                .withName(NAME + "-pseudonym-key")
                .get())
        .isNull();
  }

  private static void assertMatches(JsonNode curve, String path) throws Exception {
    assertThat(curve.path("scores")).hasSizeGreaterThan(1);
    assertThat(curve.path("shares")).hasSameSizeAs(curve.path("scores"));
    double least = curve.at("/shares/0").asDouble();
    double most = curve.path("shares").get(curve.path("shares").size() - 1).asDouble();
    assertThat(world.ask(NAME, path, 200).path("items"))
        .isNotEmpty()
        .extracting(item -> item.path("match").asDouble(-1))
        .isSortedAccordingTo(Comparator.reverseOrder())
        .allSatisfy(match -> assertThat(match).isBetween(0.0, 1.0).isBetween(least, most));
  }

  private static void delete() {
    world.model(NAME).delete();
    await().atMost(Duration.ofMinutes(1)).until(() -> world.model(NAME).get() == null);
  }

  private static Map<Integer, VersionState> states() {
    Map<Integer, VersionState> states = new HashMap<>();
    for (ModelVersion version : world.status(NAME).versions()) {
      states.put(version.version(), version.state());
    }
    return states;
  }

  private static void awaitOnlyPodsOf(int version) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            world
                .client()
                .pods()
                .inNamespace(world.namespace())
                .withLabel("app.kubernetes.io/component", "service")
                .list()
                .getItems()
                .stream()
                .allMatch(pod ->
                    pod.getMetadata()
                        .getLabels()
                        .get("recommender.dev/version")
                        .equals("" + version)));
  }

  private static void assertServedAndAliased(int version) throws Exception {
    assertThat(world.status(NAME).liveVersion()).isEqualTo(version);
    assertThat(world.ask(NAME, BY_TITLE, 200).at("/model/version").asInt()).isEqualTo(version);
    for (String kind : List.of("items", "users", "statistics")) {
      JsonNode aliased = world.elasticsearch("GET", "/_alias/%s-%s".formatted(prefix, kind), "");
      assertThat(aliased.fieldNames())
          .toIterable()
          .containsExactly("%s-%s-v%d".formatted(prefix, kind, version));
    }
  }

  private static void assertNoIndicesOf(int version) throws Exception {
    assertThat(indices()).noneMatch(index -> index.endsWith("-v" + version));
  }

  private static List<String> indices() throws Exception {
    List<String> names = new java.util.ArrayList<>();
    world
        .elasticsearch("GET", "/%s-*/_alias".formatted(prefix), "")
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }

  private static void assertEachAnswerIsOfOneVersion(List<Traffic.Answer> answers)
      throws Exception {
    Map<Integer, List<Scored>> expected = new HashMap<>();
    for (int version : List.of(1, 2)) {
      expected.put(version, new Oracle(world, prefix, version).byAudience(TOY_STORY, 10));
    }
    assertThat(expected.get(1)).isNotEqualTo(expected.get(2));
    Set<Integer> answered = new HashSet<>();
    for (Traffic.Answer answer : answers) {
      assertThat(answer.status()).isEqualTo(200);
      JsonNode body = JSON.readTree(answer.body());
      answered.add(body.at("/model/version").asInt());
      assertEqual(Oracle.answered(body), expected.get(body.at("/model/version").asInt()));
    }
    assertThat(answered).containsExactlyInAnyOrder(1, 2);
  }

  private static void assertEqual(List<Scored> answered, List<Scored> expected) {
    var softly = new SoftAssertions();
    softly
        .assertThat(answered)
        .extracting(Scored::id)
        .isEqualTo(expected.stream().map(Scored::id).toList());
    for (int i = 0; i < Math.min(answered.size(), expected.size()); i++) {
      softly
          .assertThat(answered.get(i).score())
          .isCloseTo(expected.get(i).score(), org.assertj.core.data.Offset.offset(1e-4));
    }
    softly.assertAll();
  }
}
