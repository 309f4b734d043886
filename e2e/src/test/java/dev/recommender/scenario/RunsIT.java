package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunOutcome;
import dev.recommender.api.RunTrigger;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs that start by the clock, are stopped, or wait for something. */
class RunsIT {
  private static World world;
  private static Path data;

  @BeforeAll
  static void start() throws Exception {
    world = World.start("runs");
    data = SmallDataset.write(world.newFolder());
    // Seen from here on, so that its minute passes while the other tests run.
    world.apply(model("minutely").withTraining("schedule: '* * * * *', staleAfter: 1h").yaml());
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void aRunThatANewerSpecMadePointlessIsStoppedAndLeavesNothing() throws Exception {
    ModelYaml model = model("superseded");
    world.apply(model.yaml());
    world.run("superseded", 1).awaitStageAfter("load");
    world.apply(model.withTraining("seed: 2").yaml());
    world.awaitReady("superseded");
    RecommenderModelStatus status = world.status("superseded");
    assertThat(status.liveVersion()).isEqualTo(2);
    assertThat(status.lastRun().trigger()).isEqualTo(RunTrigger.Spec);
    assertThat(status.versions()).extracting("version").containsExactly(2);
    await("the indices are pruned")
        .until(() -> indices("superseded").stream().noneMatch(i -> i.endsWith("-v1")));
    JsonNode cancelled =
        world.elasticsearch("GET", "/default.superseded-versions/_doc/1", "").path("_source");
    assertThat(cancelled.path("state").asText()).isEqualTo("Failed");
    assertThat(cancelled.path("stateReason").asText())
        .isEqualTo("the spec has changed since it was started");
    assertThat(world.run("superseded", 1).ended("publish")).isFalse();
  }

  @Test
  void aRunThatWaitsForASecretHealsByItself() throws Exception {
    world.apply(model("waiting").yaml().replace("volume:", "credentialsSecret: later, volume:"));
    Condition trained =
        world.awaitCondition(
            "waiting", "Trained", c -> c.getMessage().contains("CreateContainerConfigError"));
    assertThat(trained.getMessage()).contains("later");
    world
        .client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("later")
                .withNamespace(world.namespace())
                .endMetadata()
                .addToStringData("accessKey", "somebody")
                .addToStringData("secretKey", "something")
                .build())
        .create();
    world.awaitReady("waiting");
    assertThat(world.status("waiting").lastRun().version()).as("the same run").isEqualTo(1);
  }

  @Test
  void aRunWhosePodNeverStartsEndsWithWhatKeptIt() throws Exception {
    String training = "timeout: 10s";
    world.apply(
        model("pending")
            .withTraining(training)
            .yaml()
            .replace("volume:", "credentialsSecret: never, volume:"));
    Condition trained = world.awaitReason("pending", "Trained", "TimedOut");
    assertThat(trained.getMessage())
        .contains(
            "longer than training.timeout: its pod did not start: CreateContainerConfigError",
            "never");
  }

  @Test
  void theScheduleMakesAnotherVersion() throws Exception {
    await("the second version")
        .atMost(Duration.ofMinutes(3))
        .until(() -> Integer.valueOf(2).compareTo(live("minutely")) <= 0);
    RecommenderModelStatus status = world.status("minutely");
    assertThat(status.lastRun().trigger()).isEqualTo(RunTrigger.Schedule);
    assertThat(Instant.parse(status.nextRunAt()))
        .as("on the minute")
        .isEqualTo(Instant.parse(status.nextRunAt()).truncatedTo(ChronoUnit.MINUTES));
    world.apply(
        model("minutely")
            .withTraining("schedule: '* * * * *', suspend: true, staleAfter: 1s")
            .yaml());
    world.awaitReason("minutely", "Stale", "Stale");
    await("a run that works may end")
        .atMost(Duration.ofMinutes(1))
        .until(() -> world.status("minutely").lastRun().outcome() != RunOutcome.Running);
    assertThat(world.status("minutely").nextRunAt()).isNull();
    assertThat(world.awaitReason("minutely", "Suspended", "Suspended").getStatus())
        .isEqualTo("True");
  }

  private static int live(String name) {
    Integer live = world.status(name).liveVersion();
    return live == null ? 0 : live;
  }

  private static ModelYaml model(String name) throws IOException, InterruptedException {
    return world
        .yaml(name, world.elasticsearch(), data)
        .with("evaluation: mustBeatBaseline: false");
  }

  private static List<String> indices(String name) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    world
        .elasticsearch("GET", "/default.%s-*/_alias".formatted(name), "")
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }
}
