package dev.recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.people.InMemoryPeople;
import dev.recommender.training.people.SomePerson;
import dev.recommender.training.people.Stars;
import dev.recommender.training.publish.InMemoryVersionStore;
import dev.recommender.training.train.MllibFactorSolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs: whose traces they leave, and where. */
final class PrivacyTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static final long RECENT = Instant.parse("2025-12-01T00:00:00Z").getEpochSecond();
  private static final int USERS = 16;
  private static final int MOVIES = 10;
  private static final String NEWCOMER = MiniDataset.PSEUDONYMS.of("raw-newcomer");

  @TempDir private Path folder;
  private final InMemoryVersionStore store = new InMemoryVersionStore();
  private final InMemoryPeople people = new InMemoryPeople();
  private final CapturedLog log = new CapturedLog();
  private Arguments arguments = new Arguments(Path.of("."), Path.of("."));

  @BeforeEach
  void dataset() throws IOException {
    MiniDataset dataset = new MiniDataset(Files.createDirectory(folder.resolve("data")));
    for (int movie = 1; movie <= MOVIES; movie++) {
      dataset.movie(movie, "Movie %d (2001)".formatted(movie), "Drama");
    }
    for (int user = 0; user < USERS; user++) {
      for (int n = 0; n < 6; n++) {
        dataset.rating("raw-" + user, 1 + (user + n) % MOVIES, 4, 1_000_000_000 + n);
      }
    }
    // Rows that are refused must not be quoted either.
    dataset.line("ratings.csv", "raw-broken,1").line("ratings.csv", "raw-wrong,1,9,1");
    Path key = Files.writeString(folder.resolve("key"), "a-key-for-tests");
    arguments =
        new Arguments(dataset.folder(), key)
            .with("include-events", "true")
            .with("max-rejected-percent", "50");
    people.with(
        SomePerson.with(
            NEWCOMER,
            SomePerson.rated(1, 5, RECENT),
            SomePerson.rated(2, Stars.LIKED, RECENT),
            SomePerson.rated(3, Stars.DISLIKED, RECENT)));
  }

  @AfterEach
  void stopListening() {
    log.close();
  }

  @Test
  void noRunLeavesAUserIdAnywhereNorAPseudonymOutsideOfTheUsersIndex() {
    people.with(SomePerson.saying(pseudonym(3), "withdrawn"));
    RunReport report = run();

    Map<String, Map<String, Object>> users = store.indices.remove("m-users-v7");
    assertThat(users).hasSize(USERS).containsKey(NEWCOMER).doesNotContainKey(pseudonym(3));
    assertThat(users.toString()).doesNotContain("raw-");
    users.forEach((id, user) -> assertThat(user).containsEntry("user", id));

    assertThat(log.text()).as("the log was captured").contains("snapshot of people taken");
    assertClean(store.indices.toString());
    assertClean(store.version.toString());
    assertClean(log.text());
    assertClean(TerminationMessage.of(report));
  }

  @Test
  void aFailureNamesNobodyEither() {
    store.before =
        operation -> {
          if (operation.equals("delete m-users-v7")) {
            throw RunFailure.elasticsearch("ReadOnly", "read-only", null);
          }
        };
    people.with(SomePerson.saying(pseudonym(3), "withdrawn"));
    RunFailure failure = catchThrowableOfType(RunFailure.class, this::run);
    assertThat(failure.reason()).isEqualTo("ReadOnly");
    assertClean(TerminationMessage.of(failure, 7, Stage.PUBLISH));
    assertClean(store.version.toString());
    assertClean(log.text());
    assertThat(people.held).as("the snapshot is released").isZero();
  }

  @Test
  void whoDepartsWhilePublishingIsInNoIndexAfterwards() {
    people.with(SomePerson.saying(pseudonym(4), "granted"));
    whilePublishing(() ->
        people
            .with(SomePerson.erased(pseudonym(2), CLOCK.instant()))
            .with(SomePerson.saying(pseudonym(4), "withdrawn"))
            .with(SomePerson.erased(NEWCOMER, CLOCK.instant())));
    RunReport report = run();
    assertThat(report.published().userCount()).isEqualTo(USERS - 2);
    assertThat(store.version).containsEntry("complete", true);
    assertThat(store.indices.toString())
        .contains(pseudonym(5))
        .doesNotContain(pseudonym(2), pseudonym(4), NEWCOMER);
  }

  @Test
  void whomTheServiceErasesBetweenTheLastLookAndTheCountIsNoMismatch() {
    whileDeleting(() -> {
      people.with(SomePerson.erased(pseudonym(2), CLOCK.instant()));
      store.indices.get("m-users-v7").remove(pseudonym(2));
    });
    assertThat(run().published().userCount()).isEqualTo(USERS);
    assertThat(store.version).containsEntry("complete", true);
  }

  @Test
  void aDocumentThatIsMissingWithoutADepartureIsAMismatch() {
    whileDeleting(() -> store.indices.get("m-users-v7").remove(pseudonym(2)));
    RunFailure failure = catchThrowableOfType(RunFailure.class, this::run);
    assertThat(failure.reason()).isEqualTo("VerificationFailed");
    assertThat(failure).hasMessageContaining("count is 16, expected 17");
  }

  @Test
  void withdrawnConsentLeavesTheNextModel() {
    arguments.with("consent", "Required");
    for (int user = 0; user < USERS; user++) {
      people.with(SomePerson.saying(pseudonym(user), "granted"));
    }
    RunReport before = run();
    assertThat(store.indices.get("m-users-v7")).hasSize(USERS).doesNotContainKey(NEWCOMER);
    Map<String, Object> snapshot = snapshot();

    people.with(SomePerson.saying(pseudonym(6), "withdrawn"));
    RunReport after = again();
    assertThat(store.indices.get("m-users-v7")).hasSize(USERS - 1).doesNotContainKey(pseudonym(6));
    assertThat(after.counts().ratings()).isEqualTo(before.counts().ratings() - 6);
    assertThat(after.published().itemsChecksum())
        .as("nothing of the person is in the factors")
        .isNotEqualTo(before.published().itemsChecksum());
    assertThat(snapshot())
        .containsEntry("leftOut", 2)
        .containsEntry("people", USERS + 1)
        .containsEntry("takenAt", "2026-01-01T00:00:00Z");
    assertThat(snapshot().get("hash")).isNotEqualTo(snapshot.get("hash"));
  }

  @Test
  void theSameDataGivesTheSameHashesAndFactors() {
    RunReport first = run();
    Map<String, Object> version = new java.util.HashMap<>(store.version);
    assertThat(version)
        .containsEntry("snapshotAt", "2026-01-01T00:00:00Z")
        .containsKeys("configurationHash", "trainingSetHash");
    assertThat(snapshot()).containsEntry("interactions", 3L).containsEntry("leftOut", 0);
    RunReport second = again();
    assertThat(second.published().itemsChecksum()).isEqualTo(first.published().itemsChecksum());
    for (String hash : List.of("configurationHash", "trainingSetHash", "peopleSnapshot")) {
      assertThat(store.version).containsEntry(hash, version.get(hash));
    }
  }

  @Test
  void anOpinionWithoutStarsIsPublishedAsSuch() throws IOException {
    run();
    Map<String, Object> newcomer = store.indices.get("m-users-v7").get(NEWCOMER);
    assertThat(newcomer)
        .containsEntry("ratingCount", 3)
        .containsEntry("meanRating", 5.0)
        .containsEntry("likedMovies", List.of(1, 2));
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(json.writeValueAsBytes(newcomer.get("ratings"))))
        .isEqualTo(
            json.readTree(
                """
                [{"movieId": 1, "rating": 5.0, "time": %1$d},
                 {"movieId": 2, "liked": true, "time": %1$d},
                 {"movieId": 3, "liked": false, "time": %1$d}]
                """
                    .formatted(RECENT)));
  }

  private void assertClean(String text) {
    List<String> forbidden = new ArrayList<>(List.of("raw-", NEWCOMER));
    for (int user = 0; user < USERS; user++) {
      forbidden.add(pseudonym(user));
    }
    assertThat(text).doesNotContain(forbidden);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> snapshot() {
    return (Map<String, Object>) store.version.get("peopleSnapshot");
  }

  private void whilePublishing(Runnable change) {
    before("write m-statistics-v7", change);
  }

  /** When who departed has been looked up, before the count. */
  private void whileDeleting(Runnable change) {
    before("delete m-users-v7", change);
  }

  private void before(String expected, Runnable change) {
    store.before =
        operation -> {
          if (operation.equals(expected)) {
            change.run();
          }
        };
  }

  private static String pseudonym(int user) {
    return MiniDataset.PSEUDONYMS.of("raw-" + user);
  }

  private RunReport again() {
    store.indices.clear();
    store.version.clear();
    return run();
  }

  private RunReport run() {
    return new TrainingPipeline(
            arguments.parse(),
            new TrainingPipeline.Stores(store, people, new NothingServes()),
            new TrainingPipeline.Compute(
                SparkForTests::spark, MllibFactorSolver::new, folder.resolve("scratch")),
            new Interruption(Thread.currentThread()),
            CLOCK)
        .run();
  }
}
