package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.api.RunOutcome;
import dev.recommender.api.RunProgress;
import dev.recommender.api.RunStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Training runs that are disturbed, and runs of other kinds than the usual one. */
@Tag("cluster")
class TrainingIT {
  private static final List<String> STAGES =
      List.of(
          "claim", "load", "clean", "features", "search", "train", "evaluate", "refit", "publish");
  private static final Duration PATIENCE = World.PATIENCE;
  private static final Duration OUTAGE = Duration.ofSeconds(Boolean.getBoolean("long") ? 60 : 15);

  private static World world;
  private static Path data;

  @BeforeAll
  static void start() throws Exception {
    world = World.start("training");
    data = SmallDataset.write(world.newFolder());
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  @Tag("local") // ends a process of this machine
  void aDriverThatIsKilledInAnyStageLeavesNothingAndIsFollowedByOneThatEndsWell() throws Exception {
    var claimed = new KilledAtClaim();
    try (var proxy = new ElasticsearchProxy(world.elasticsearch(), claimed)) {
      ModelYaml model = lenient(world.yaml("killed", proxy.uri(), data));
      for (int n = 0; n < STAGES.size(); n++) {
        boolean last = n == STAGES.size() - 1;
        String yaml = model.withTraining(training(STAGES.get(n))).yaml();
        world.apply(last ? yaml.replace("retries: 0", "retries: 1") : yaml);
        TrainingProcess run = world.run("killed", n + 1);
        if (n > 0) {
          run.awaitStageAfter(STAGES.get(n - 1));
          run.kill();
        }
        awaitFailed("killed", n + 1);
        assertThat(run.ended(STAGES.get(n))).as("killed in stage %s", STAGES.get(n)).isFalse();
      }
      Integer made = STAGES.size() + 1;
      await("the next attempt ends well")
          .atMost(PATIENCE)
          .until(() -> made.equals(world.status("killed").liveVersion()));
      assertNothingIsLeftOfVersionsBefore(made);
    }
  }

  /** Only the run that is to end there, and the last one, search. */
  private static String training(String stage) {
    int trials = List.of("search", "train").contains(stage) ? 2 : 0;
    return "seed: 1, runNonce: %s, search: {trials: %d}".formatted(stage, trials);
  }

  /** Kills the first run when its claim has been written and nothing else. */
  private static final class KilledAtClaim implements ElasticsearchProxy.Watcher {
    @Override
    public boolean before(ElasticsearchProxy.Request request) {
      return true;
    }

    @Override
    public void after(ElasticsearchProxy.Request request) {
      if (request.path().equals("/%s-versions/_create/1".formatted(world.prefix("killed")))) {
        try {
          world.run("killed", 1).kill();
        } catch (IOException | InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private static void assertNothingIsLeftOfVersionsBefore(int made) throws Exception {
    await("indices of killed runs are removed")
        .atMost(PATIENCE)
        .until(() -> versioned("killed"), indices -> indices.size() == 3);
    assertThat(versioned("killed")).allMatch(index -> index.endsWith("-v" + made));
    for (int n = 1; n < made; n++) {
      JsonNode killed = document("killed", n);
      assertThat(killed.path("complete").asBoolean()).isFalse();
      assertThat(killed.path("state").asText()).isEqualTo("Failed");
    }
  }

  /** The data set is too small to show with 95 % that popularity is beaten. */
  private static ModelYaml lenient(ModelYaml model) {
    return model.with("evaluation: mustBeatBaseline: false");
  }

  private static void awaitFailed(String name, int version) {
    await(name + " notices the end of run " + version)
        .atMost(PATIENCE)
        .until(
            () -> world.status(name).lastRun(),
            run -> run.version() == version && run.outcome() == RunOutcome.Failed);
    assertThat(world.status(name).lastRun().message()).contains("exited with 134");
  }

  @Test
  void anElasticsearchThatIsAwayInTheMiddleDelaysTheRunAndLosesNothing() throws Exception {
    var outage = new Outage("/%s-items-v1/_bulk".formatted(world.prefix("away")), OUTAGE);
    try (var proxy = new ElasticsearchProxy(world.elasticsearch(), outage)) {
      world.apply(lenient(world.yaml("away", proxy.uri(), data)).yaml());
      world.awaitReady("away");
      assertThat(outage.refused()).as("requests during the outage").isPositive();
      assertThat(world.status("away").lastRun().version()).as("one run").isEqualTo(1);
      JsonNode count =
          world.elasticsearch("GET", "/%s-items-v1/_count".formatted(world.prefix("away")), "");
      assertThat(count.path("count").asInt())
          .isEqualTo(document("away", 1).path("itemCount").asInt());
      world.model("away").delete();
      await().atMost(PATIENCE).until(() -> world.model("away").get() == null);
    }
  }

  @Test
  void anExplicitModelPredictsStarsAndAnswersByTitle() throws Exception {
    world.apply(
        world
            .yaml("stars", world.elasticsearch(), data)
            .withTraining("feedback: Explicit, seed: 1")
            .yaml()
            .replace("metric: NdcgAt10", "metric: Rmse"));
    world.awaitReady("stars");
    JsonNode document = document("stars", 1);
    assertThat(document.path("feedback").asText()).isEqualTo("Explicit");
    assertThat(document.at("/metrics/rmse").asDouble())
        .isLessThan(document.at("/metrics/baselineRmse").asDouble());
    assertThat(document.path("dimensions").asInt()).isEqualTo(document.path("rank").asInt() + 1);
    JsonNode answer = world.ask("stars", "/v1/recommendations?title=Movie+Number+4&k=10", 200);
    assertThat(Oracle.answered(answer))
        .hasSize(10)
        .map(Oracle.Scored::id)
        .isEqualTo(
            new Oracle(world, world.prefix("stars"), 1)
                .byAudience(4, 10).stream().map(Oracle.Scored::id).toList());
  }

  @Test
  void anIndexOfAnEarlierLayoutIsExtended() throws Exception {
    ModelYaml model = lenient(world.yaml("older", world.elasticsearch(), data));
    world.apply(model.withDataset("file:///no/such/folder").yaml());
    world.awaitReason("older", "Trained", "DatasetNotFound");
    String index = "/%s-catalogue".formatted(world.prefix("older"));
    String owner = world.elasticsearch("GET", index + "/_mapping", "").findPath("owner").asText();
    world.elasticsearch("DELETE", index, "");
    world.elasticsearch(
        "PUT",
        index,
        """
        {"settings": {"auto_expand_replicas": "0-1"},
         "mappings": {"dynamic": "strict", "_meta": {"owner": "%s"},
                      "properties": {"id": {"type": "keyword"}}}}
        """
            .formatted(owner));
    world.apply(model.yaml());
    world.awaitReady("older");
    assertThat(world.elasticsearch("GET", index + "/_count", "").path("count").asInt())
        .as("entries of the data catalogue")
        .isEqualTo(8);
  }

  @Test
  void aSearchTrainsWithTheBestOfItsTrialsAndTellsHowFarItIs() throws Exception {
    world.apply(
        lenient(world.yaml("search", world.elasticsearch(), data))
            .withTraining("seed: 1, search: {trials: 3}")
            .yaml());
    List<RunProgress> seen = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          RunStatus run = world.status("search").lastRun();
          if (run != null && (seen.isEmpty() || !seen.getLast().equals(run.progress()))) {
            seen.add(run.progress());
          }
          return run != null && run.outcome() != RunOutcome.Running;
        });
    assertThat(seen).map(RunProgress::percent).isSorted().hasSizeGreaterThan(4);
    assertThat(seen).anyMatch(progress -> progress.iteration() != null);
    assertThat(seen).anyMatch(progress -> progress.expectedEnd() != null);
    world.awaitReady("search");
    JsonNode document = document("search", 1);
    JsonNode trials = document.at("/search/trials");
    assertThat(trials).hasSize(3);
    assertThat(document.path("rank").asInt())
        .isEqualTo(trials.get(document.at("/search/chosen").asInt()).path("rank").asInt());
  }

  static JsonNode document(String name, int version) throws Exception {
    return world
        .elasticsearch("GET", "/%s-versions/_doc/%d".formatted(world.prefix(name), version), "")
        .path("_source");
  }

  private static List<String> versioned(String name) throws Exception {
    JsonNode indices =
        world.elasticsearch(
            "GET", "/_cat/indices/%s-*?format=json".formatted(world.prefix(name)), "");
    return StreamSupport.stream(indices.spliterator(), false)
        .map(index -> index.path("index").asText())
        .filter(index -> index.matches(".*-v[0-9]+"))
        .toList();
  }
}
