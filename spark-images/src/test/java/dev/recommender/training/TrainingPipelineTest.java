package dev.recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.failure.FailureCategory;
import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.people.InMemoryPeople;
import dev.recommender.training.people.SomePerson;
import dev.recommender.training.publish.InMemoryVersionStore;
import dev.recommender.training.train.MllibFactorSolver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs with the real Spark and a store in memory. */
final class TrainingPipelineTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static final int USERS = 24;
  private static final int MOVIES = 12;

  private static final long START = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();

  @TempDir private Path folder;
  private final InMemoryVersionStore store = new InMemoryVersionStore();
  private final Interruption interruption = new Interruption(Thread.currentThread());
  private final InMemoryPeople people = new InMemoryPeople();
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
        dataset.rating(
            "raw-" + user, 1 + (user + n) % MOVIES, n == 7 ? 2 : 4, START + 1_000L * user + n);
      }
    }
    Path key = Files.writeString(folder.resolve("key"), "a-key-for-tests");
    arguments = new Arguments(data, key);
  }

  @Test
  void publishesACompleteVersion() {
    RunReport report = run();

    assertThat(report.counts().ratings()).isEqualTo(USERS * 8);
    assertThat(report.evaluations().ranking().evaluatedUsers()).isEqualTo(USERS);
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
        .containsKeys("metrics", "evaluation")
        .doesNotContainKeys("failure", "regression");
    assertThat(store.indices.get("m-items-v7").get("1"))
        .containsEntry("title", "The Movie 1")
        .containsEntry("sortTitle", "Movie 1, The")
        .containsEntry("audienceSource", "audience")
        .containsKeys("factors", "audienceFactors");
  }

  @Test
  void publishesAModelOfStars() {
    explicit();
    RunReport report = run();

    assertThat(report.evaluations().stars()).isNotNull();
    assertThat(report.evaluations().stars().rmse()).isBetween(0.1, 2.0);
    assertThat(store.version)
        .containsEntry("complete", true)
        .containsEntry("feedback", "Explicit")
        .containsEntry("rank", 4)
        .containsEntry("dimensions", 5)
        .containsEntry("globalMean", (4 * 7 + 2) / 8.0)
        .containsEntry("blocks", 2)
        .doesNotContainKey("alpha");
    assertThat(vector("m-items-v7", "1", "factors")).hasSize(5);
    assertThat(vector("m-items-v7", "1", "audienceFactors")).hasSize(5).endsWith(1f);
    String someone = MiniDataset.PSEUDONYMS.of("raw-3");
    assertThat(vector("m-users-v7", someone, "factors")).hasSize(5).endsWith(1f);
    // Everyone gave seven 4 and one 2, every movie got fourteen 4 and two 2.
    double movie = (16 * 3.75 - 16 * 3.75) / (16 + 5);
    double person = (8 * 3.75 - 8 * 3.75 - 8 * movie) / (8 + 5);
    assertThat((Double) store.indices.get("m-users-v7").get(someone).get("bias"))
        .isCloseTo(person, within(1e-6));
  }

  private void explicit() {
    arguments
        .with("feedback", "Explicit")
        .with("metric", "Rmse")
        .without("alpha")
        .without("positive-rating");
  }

  private float[] vector(String index, String id, String field) {
    byte[] bytes = Base64.getDecoder().decode((String) store.indices.get(index).get(id).get(field));
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }

  @ParameterizedTest
  @ValueSource(strings = {"Implicit", "Explicit"})
  @SuppressWarnings("unchecked")
  void aSearchDecidesTheParameters(String feedback) {
    if (feedback.equals("Explicit")) {
      explicit();
    }
    arguments.with("search-trials", "2");
    Set<Integer> before = persistent();
    run();
    Map<?, ?> search = (Map<?, ?>) store.version.get("search");
    List<?> trials = (List<?>) search.get("trials");
    assertThat(trials).hasSize(2);
    Map<String, Object> parameters = (Map<String, Object>) store.version.get("parameters");
    assertThat(store.version).containsEntry("configurationHash", ConfigurationHash.of(parameters));
    Map<?, ?> first = (Map<?, ?>) trials.getFirst();
    assertThat(first.get("rank")).isEqualTo(4);
    Map<?, ?> chosen = (Map<?, ?>) trials.get((Integer) search.get("chosen"));
    for (String parameter : List.of("rank", "regParam", "alpha")) {
      assertThat(store.version.get(parameter)).isEqualTo(chosen.get(parameter));
      assertThat(parameters.get(parameter)).isEqualTo(chosen.get(parameter));
    }
    Set<Integer> added = new HashSet<>(persistent());
    added.removeAll(before);
    assertThat(added).as("of the data, and of the published model").hasSize(2);
  }

  private static Set<Integer> persistent() {
    return Set.copyOf(
        JavaSparkContext.fromSparkContext(SparkForTests.spark().sparkContext())
            .getPersistentRDDs()
            .keySet());
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
    assertThat(store.version).containsEntry("stage", "clean");
    assertThat(store.indices).isEmpty();
  }

  @Test
  void someoneErasedWhilePublishingIsInNoIndex() {
    String erased = MiniDataset.PSEUDONYMS.of("raw-5");
    store.before =
        operation -> {
          if (operation.equals("write m-statistics-v7")) {
            people.with(SomePerson.erased(erased, CLOCK.instant()));
          }
        };
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
            new TrainingPipeline.Stores(store, people, new NothingServes()),
            new TrainingPipeline.Compute(
                SparkForTests::spark, MllibFactorSolver::new, folder.resolve("scratch")),
            interruption,
            CLOCK)
        .run();
  }
}
