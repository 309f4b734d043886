package dev.recommender.training.clean;

import static dev.recommender.training.people.SomePerson.rated;
import static dev.recommender.training.people.SomePerson.undone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.training.MiniDataset;
import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.people.ConsentMode;
import dev.recommender.training.people.InMemoryPeople;
import dev.recommender.training.people.PeopleRules;
import dev.recommender.training.people.SomePerson;
import dev.recommender.training.people.Stars;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Movies 1, 2 and 3; the data set is of 2025, the snapshot of the first moment of 2026. */
final class KnownInteractionsTest {
  private static final long ROW = Instant.parse("2025-06-01T00:00:00Z").getEpochSecond();
  private static final PeopleRules WITH_EVENTS =
      new PeopleRules(ConsentMode.NOT_REQUIRED, true, 365);

  @TempDir private Path folder;
  private final InMemoryPeople people = new InMemoryPeople();
  private MiniDataset dataset;

  @BeforeEach
  void threePeople() throws IOException {
    dataset =
        new MiniDataset(folder)
            .movie(1, "One (2001)", "Drama")
            .movie(2, "Two (2001)", "Drama")
            .movie(3, "Three (2001)", "Drama")
            .rating("ann", 1, 4, ROW)
            .rating("ann", 2, 2, ROW + 100)
            .rating("bob", 1, 5, ROW)
            .rating("cid", 3, 1, ROW);
  }

  @Test
  void ofEachMovieTheLaterWinsAndAmongEqualsTheInteraction() throws IOException {
    people.with(
        SomePerson.with(
            id("ann"), rated(1, 3, ROW), rated(2, 5, ROW + 99), rated(3, Stars.LIKED, ROW)));
    CleanData data = dataset.clean(people, WITH_EVENTS);
    assertThat(known(data).get("ann")).isEqualTo("1:3.0 2:2.0 3:Infinity");
    assertThat(data.rejectedRatings()).as("a re-rating is no duplicate").isZero();
    assertThat(data.people().interactions()).isEqualTo(2);
    assertThat(data.people().ignored().byReason()).isEqualTo(Map.of("interactionReplaced", 1L));
  }

  @Test
  void whatIsUndoneIsNoLongerKnownUnlessItIsRatedLater() throws IOException {
    people
        .with(
            SomePerson.with(
                id("ann"),
                undone(1, ROW),
                undone(2, ROW + 99),
                rated(3, 5, ROW),
                undone(3, ROW + 1)))
        .with(SomePerson.with(id("bob"), undone(1, ROW + 1), rated(1, 3, ROW + 2)))
        .with(SomePerson.with(id("cid"), undone(3, ROW + 1)));
    assertThat(known(dataset.clean(people, WITH_EVENTS)))
        .isEqualTo(Map.of("ann", "2:2.0", "bob", "1:3.0"));
  }

  @Test
  void nothingUpToAnErasureIsUsedAndLaterInteractionsStartANewHistory() throws IOException {
    Instant erased = Instant.ofEpochSecond(ROW + 50);
    people
        .with(SomePerson.erased(id("ann"), erased, rated(3, 5, ROW + 50), rated(1, 1, ROW + 51)))
        .with(SomePerson.erased(id("bob"), erased));
    CleanData data = dataset.clean(people, WITH_EVENTS);
    assertThat(known(data)).isEqualTo(Map.of("ann", "1:1.0 2:2.0", "cid", "3:1.0"));
    assertThat(data.people().leftOut()).isEqualTo(1);
    assertThat(data.report().remaining()).isEqualTo(new RemainingCounts(3, 2));
    assertThat(data.report().counts()).as("of the file").isEqualTo(new DataCounts(4, 3, 3, 0));
    assertThat(data.people().ignored().byReason()).isEqualTo(Map.of("interactionLeftOut", 1L));
  }

  @Test
  void anErasureDropsEveryRowOfADataSetWithoutTimes() throws IOException {
    dataset.rating("dan", 1, 4, 0).rating("dan", 2, 4, 0);
    people.with(SomePerson.erased(id("dan"), Instant.ofEpochSecond(ROW), rated(3, 4, ROW + 1)));
    assertThat(known(dataset.clean(people, WITH_EVENTS)).get("dan")).isEqualTo("3:4.0");
  }

  @Test
  void interactionsThatAreTooOldOrOfUnknownMoviesAreIgnoredAndCounted() throws IOException {
    long tooOld = Instant.parse("2024-12-31T23:59:59Z").getEpochSecond();
    people.with(
        SomePerson.with(
            id("ann"), rated(99, 4, ROW), rated(3, 4, tooOld), rated(3, 2, tooOld + 1)));
    CleanData data = dataset.clean(people, WITH_EVENTS);
    assertThat(known(data).get("ann")).isEqualTo("1:4.0 2:2.0 3:2.0");
    assertThat(data.people().ignored().byReason())
        .isEqualTo(Map.of("interactionOutsideTime", 1L, "interactionUnknownMovie", 1L));
  }

  @Test
  void interactionsLaterThanTheSnapshotAreIgnoredAndCounted() throws IOException {
    long taken = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
    people.with(SomePerson.with(id("ann"), rated(3, 4, taken), rated(2, 5, taken + 1)));
    CleanData data = dataset.clean(people, WITH_EVENTS);
    assertThat(known(data).get("ann")).isEqualTo("1:4.0 2:2.0 3:4.0");
    assertThat(data.people().ignored().byReason()).isEqualTo(Map.of("interactionOutsideTime", 1L));
  }

  @Test
  void whatWasUndoneLongAgoStaysUndone() throws IOException {
    long longAgo = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
    dataset.rating("dan", 1, 4, longAgo).rating("dan", 2, 4, longAgo);
    people.with(SomePerson.with(id("dan"), undone(1, longAgo + 1)));
    assertThat(known(dataset.clean(people, WITH_EVENTS)).get("dan")).isEqualTo("2:4.0");
  }

  @Test
  void peopleWithInteractionsOnlyJoinAndEverybodyIsNumberedTheSameEveryTime() throws IOException {
    for (int n = 0; n < 20; n++) {
      people.with(SomePerson.with(id("new" + n), rated(1, 4, ROW)));
    }
    CleanData data = dataset.clean(people, WITH_EVENTS);
    assertThat(data.people().added()).isEqualTo(20);
    assertThat(data.people().people()).isEqualTo(23);
    List<String> numbers = numbers(data);
    assertThat(numbers).hasSize(23).doesNotHaveDuplicates();
    assertThat(numbers(dataset.clean(people, WITH_EVENTS))).isEqualTo(numbers);
    assertThat(numbers).containsAll(numbers(dataset.clean(java.util.Set.of())));
    assertThat(numbers.stream().map(number -> number.split(" ", -1)[1]))
        .as("of user numbers")
        .doesNotHaveDuplicates();
    int partitions = data.histories().getNumPartitions();
    assertThat(
            data.histories()
                .mapPartitionsWithIndex(
                    (partition, histories) -> {
                      List<Boolean> right = new java.util.ArrayList<>();
                      histories.forEachRemaining(
                          history -> right.add(history.user() % partitions == partition));
                      return right.iterator();
                    },
                    false)
                .collect())
        .containsOnly(true);
  }

  @Test
  void withRequiredConsentOnlyThoseWhoGrantedItAreUsed() throws IOException {
    people
        .with(SomePerson.saying(id("ann"), "granted"))
        .with(SomePerson.saying(id("dan"), "granted"))
        .with(SomePerson.saying(id("bob"), "withdrawn", rated(2, 5, ROW + 9)));
    dataset.file(
        "tags.csv",
        """
        userId,movieId,tag,timestamp
        ann,1,Agreed,1
        dan,1,Agreed,1
        ann,1,Half,1
        bob,1,Half,1
        """);
    CleanData data = dataset.clean(people, new PeopleRules(ConsentMode.REQUIRED, true, 365));
    assertThat(known(data)).isEqualTo(Map.of("ann", "1:4.0 2:2.0"));
    assertThat(data.people().leftOut()).isEqualTo(2);
    assertThat(data.catalogue().movie(0).tags()).containsExactly("agreed");
  }

  @Test
  void tagsUpToAnErasureAreNotUsed() throws IOException {
    people.with(SomePerson.erased(id("ann"), Instant.ofEpochSecond(ROW)));
    dataset.file(
        "tags.csv",
        """
        userId,movieId,tag,timestamp
        ann,1,old,%d
        ann,1,new,%d
        ann,1,timeless,x
        eve,1,old,1
        eve,1,new,1
        eve,1,timeless,1
        """
            .formatted(ROW, ROW + 1));
    assertThat(dataset.clean(people, WITH_EVENTS).catalogue().movie(0).tags())
        .containsExactly("new");
  }

  @Test
  void nobodyConsentingIsAFailureThatNamesTheReason() {
    people.with(SomePerson.saying(id("bob"), "withdrawn"));
    PeopleRules required = new PeopleRules(ConsentMode.REQUIRED, false, 365);
    assertThatThrownBy(() -> dataset.clean(people, required))
        .hasMessage(
            "leaving out people: none of 3 people in the data set may be used (consent is"
                + " Required, 1 people are known to the service, 1 of them left out), expected at"
                + " least one")
        .extracting(e -> ((RunFailure) e).reason())
        .isEqualTo("EmptyDataset");
  }

  @Test
  void withoutEventsOnlyRowsAreUsed() throws IOException {
    people.with(SomePerson.with(id("ann"), rated(3, 5, ROW + 1)));
    CleanData data = dataset.clean(people, new PeopleRules(ConsentMode.NOT_REQUIRED, false, 365));
    assertThat(known(data).get("ann")).isEqualTo("1:4.0 2:2.0");
  }

  private static String id(String user) {
    return MiniDataset.PSEUDONYMS.of(user);
  }

  private static List<String> numbers(CleanData data) {
    return data.histories().map(history -> history.pseudonym() + " " + history.user()).collect();
  }

  /** By raw user id: movie id and opinion. */
  private static Map<String, String> known(CleanData data) {
    Map<String, String> known = new TreeMap<>();
    for (UserHistory history : data.histories().collect()) {
      StringBuilder movies = new StringBuilder();
      for (int n = 0; n < history.size(); n++) {
        movies.append("%d:%s ".formatted(history.items()[n] + 1, history.ratings()[n]));
      }
      for (String user : List.of("ann", "bob", "cid", "dan")) {
        if (id(user).equals(history.pseudonym())) {
          known.put(user, movies.toString().strip());
        }
      }
    }
    return known;
  }
}
