package dev.recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recommender.training.failure.FailureCategory;
import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.people.People;
import dev.recommender.training.publish.InMemoryVersionStore;
import dev.recommender.training.train.MllibFactorSolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs with the real Spark and a store in memory. */
final class TrainingPipelineTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static final int USERS = 24;
  private static final int MOVIES = 12;

  @TempDir private Path folder;
  private final InMemoryVersionStore store = new InMemoryVersionStore();
  private final Interruption interruption = new Interruption(Thread.currentThread());
  private People people = Set::of;
  private Arguments arguments = new Arguments(Path.of("."), Path.of("."));

  @BeforeEach
  void dataset() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    MiniDataset dataset = new MiniDataset(data);
    for (int movie = 1; movie <= MOVIES; movie++) {
      dataset.movie(
          movie, "Movie %d, The (2001)".formatted(movie), movie % 2 == 0 ? "Even" : "Odd");
    }
    for (int user = 0; user < USERS; user++) {
      for (int n = 0; n < 8; n++) {
        dataset.rating("raw-" + user, 1 + (user + n) % MOVIES, n == 7 ? 2 : 4, 1_000 * user + n);
      }
    }
    Path key = Files.writeString(folder.resolve("key"), "a-key-for-tests");
    arguments = new Arguments(data, key);
  }

  @Test
  void publishesACompleteVersion() {
    RunReport report = run();

    assertThat(report.counts().ratings()).isEqualTo(USERS * 8);
    assertThat(report.evaluation().evaluatedUsers()).isEqualTo(USERS);
    assertThat(store.indices.get("m-items-v7")).hasSize(MOVIES);
    assertThat(store.indices.get("m-users-v7")).hasSize(USERS);
    assertThat(store.version)
        .containsEntry("complete", true)
        .containsEntry("state", "Training")
        .containsEntry("percent", 100)
        .containsEntry("itemCount", (long) MOVIES)
        .containsEntry("itemsChecksum", report.published().itemsChecksum())
        .containsEntry("pseudonymKeyId", "9820c1b539cc6f62")
        .containsEntry("trainedAt", "2026-01-01T00:00:00Z")
        .doesNotContainKey("failure");
    assertThat(store.indices.get("m-items-v7").get("1"))
        .containsEntry("title", "The Movie 1")
        .containsEntry("sortTitle", "Movie 1, The")
        .containsEntry("audienceSource", "audience")
        .containsKeys("factors", "audienceFactors");
  }

  @Test
  void noRawUserIdIsPublished() {
    run();
    assertThat(store.indices.toString() + store.version).doesNotContain("raw-");
    assertThat(store.indices.get("m-users-v7")).containsKey(MiniDataset.PSEUDONYMS.of("raw-3"));
  }

  @Test
  void aVersionThatIsTakenIsLeftAlone() {
    store.version.put("runId", "another");
    assertThat(failure().reason()).isEqualTo("VersionTaken");
    assertThat(store.version).containsExactly(Map.entry("runId", "another"));
    assertThat(store.indices).isEmpty();
  }

  @Test
  void anIndexThatIsTakenIsLeftAlone() {
    store.indices.put("m-users-v7", new java.util.concurrent.ConcurrentHashMap<>());
    assertThat(failure().reason()).isEqualTo("IndexTaken");
    assertThat(store.indices).containsOnlyKeys("m-users-v7");
    assertThat(store.version).containsEntry("failure", recorded("Elasticsearch", "IndexTaken"));
  }

  private static Map<String, Object> recorded(String category, String reason) {
    return Map.of("category", category, "reason", reason, "message", "taken: m-users-v7");
  }

  @Test
  void aFailureWhileWritingLeavesNothing() {
    failAt("write m-users-v7", RunFailure.elasticsearch("ReadOnly", "read-only", null));
    RunFailure failure = failure();
    assertThat(failure.category()).isEqualTo(FailureCategory.ELASTICSEARCH);
    assertThat(failure.reason()).as("through Spark's exceptions").isEqualTo("ReadOnly");
    assertThat(store.indices).isEmpty();
    assertThat(store.version).containsEntry("complete", false).containsEntry("stage", "publish");
  }

  @Test
  void aDifferenceInWhatIsReadBackFailsTheRun() {
    store.before =
        operation -> {
          if (operation.startsWith("readItems")) {
            store.indices.get("m-items-v7").get("3").put("factors", "AAAAAA==");
          }
        };
    assertThat(failure().reason()).isEqualTo("VerificationFailed");
    assertThat(store.indices).isEmpty();
  }

  @Test
  void describesItsDataBeforeTheVersionIsComplete() {
    store.before =
        operation -> {
          if (operation.startsWith("describe")) {
            assertThat(store.version).containsEntry("complete", false);
          }
        };
    run();
    assertThat(store.catalogue)
        .containsOnlyKeys(
            "source", "items", "users", "statistics", "versions", "people", "audit", "catalogue");
    assertThat(store.catalogue.get("items"))
        .containsEntry("runId", "run-7")
        .containsEntry("version", 7)
        .containsEntry("owner", "default/movies");
    assertThat(store.catalogue.toString()).doesNotContain("raw-");
  }

  @Test
  void aCatalogueThatCannotBeWrittenFailsTheRun() {
    failAt("describe m-catalogue", RunFailure.elasticsearch("IndexMissing", "none", null));
    assertThat(failure().reason()).isEqualTo("IndexMissing");
    assertThat(store.indices).isEmpty();
    assertThat(store.version).containsEntry("complete", false);
  }

  @Test
  void brokenDataFailsBeforeTraining() {
    arguments.with("min-ratings", "1000000");
    assertThat(failure().reason()).isEqualTo("ContractBroken");
    assertThat(store.version).containsEntry("stage", "features");
    assertThat(store.indices).isEmpty();
  }

  @Test
  void someoneErasedWhilePublishingIsInNoIndex() {
    String erased = MiniDataset.PSEUDONYMS.of("raw-5");
    AtomicInteger reads = new AtomicInteger();
    people = () -> reads.getAndIncrement() == 0 ? Set.of() : Set.of(erased);
    RunReport report = run();
    assertThat(store.indices.get("m-users-v7")).hasSize(USERS - 1).doesNotContainKey(erased);
    assertThat(report.published().userCount()).isEqualTo(USERS - 1);
  }

  @Test
  void aRunThatIsToldToStopLeavesNothing() {
    store.before =
        operation -> {
          if (operation.equals("write m-items-v7")) {
            interruption.stop();
          }
        };
    assertThat(failure().reason()).isEqualTo("Terminated");
    assertThat(store.indices).isEmpty();
    assertThat(Thread.interrupted()).isFalse();
  }

  private void failAt(String failing, RunFailure failure) {
    store.before =
        operation -> {
          if (operation.equals(failing)) {
            throw failure;
          }
        };
  }

  private RunFailure failure() {
    return catchThrowableOfType(RunFailure.class, this::run);
  }

  private RunReport run() {
    return new TrainingPipeline(
            arguments.parse(),
            new TrainingPipeline.Stores(store, people),
            new TrainingPipeline.Compute(
                SparkForTests::spark, MllibFactorSolver::new, folder.resolve("scratch")),
            interruption,
            CLOCK)
        .run();
  }
}
