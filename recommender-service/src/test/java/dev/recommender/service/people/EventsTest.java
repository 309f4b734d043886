package dev.recommender.service.people;

import static dev.recommender.service.people.EventOutcome.CONSENT_REQUIRED;
import static dev.recommender.service.people.EventOutcome.KNOWN;
import static dev.recommender.service.people.EventOutcome.OLDER_THAN_KEPT;
import static dev.recommender.service.people.EventOutcome.STORED;
import static dev.recommender.service.people.EventOutcome.TIME_BEFORE_RETENTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.service.people.Consent.Decision;
import dev.recommender.service.people.Consent.Status;
import dev.recommender.service.people.Events.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Movies are those below 20,000; interactions are kept for 30 days. */
class EventsTest {
  private static final Instant NOW = Instant.parse("2026-01-31T00:00:00Z");
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final Pseudonym ANNE = new Pseudonym("anne");
  private static final Pseudonym BEN = new Pseudonym("ben");

  private final InMemoryLiveRecords records = new InMemoryLiveRecords();
  private final InMemoryProfiles profiles = new InMemoryProfiles();
  private final Events events = events(records, false);

  @Test
  void recordsEventsOfSeveralPeopleInOneWrite() {
    CountedRecords counted = new CountedRecords(records);
    Recorded recorded =
        events(counted, false)
            .record(
                List.of(
                    new Event(ANNE, rated(1, 4, NOW, "a")),
                    new Event(BEN, rated(1, 2, NOW, "b")),
                    new Event(ANNE, rated(2, 5, NOW, "c"))),
                movie -> true);
    assertThat(recorded.outcomes()).containsExactly(STORED, STORED, STORED);
    assertThat(counted.writes).isEqualTo(1);
    assertThat(records.of(ANNE).interactions())
        .containsExactly(rated(1, 4, NOW, "a"), rated(2, 5, NOW, "c"));
    assertThat(records.of(BEN)).isEqualTo(record(BEN, rated(1, 2, NOW, "b")));
  }

  @Test
  void aReplayChangesNothing() {
    Event[] batch = {
      new Event(ANNE, rated(1, 4, NOW.minusSeconds(9), "a")),
      new Event(ANNE, rated(1, 2, NOW.minusSeconds(5), "b")),
      new Event(ANNE, rated(2, 2, NOW.minusSeconds(5), null))
    };
    assertThat(record(batch)).containsExactly(STORED, STORED, STORED);
    LiveRecord before = records.of(ANNE);
    assertThat(record(batch)).containsExactly(KNOWN, KNOWN, KNOWN);
    assertThat(records.of(ANNE)).isEqualTo(before);
  }

  @Test
  void aReplayWithoutATimeDoesNotWinOverWhatCameSince() {
    record(new Event(ANNE, rated(1, 4, NOW.minusSeconds(9), "a")));
    record(new Event(ANNE, rated(1, 2, NOW.minusSeconds(5), "b")));
    assertThat(record(new Event(ANNE, rated(1, 4, NOW, "a")))).containsExactly(KNOWN);
    assertThat(events.undo(ANNE, 1, true)).isTrue();
    assertThat(record(new Event(ANNE, rated(1, 4, NOW, "a")))).containsExactly(KNOWN);
    assertThat(record(new Event(ANNE, rated(1, 2, NOW, "b")))).containsExactly(KNOWN);
    assertThat(records.of(ANNE).interactions())
        .containsExactly(new Interaction(1, null, null, NOW, true, null, List.of("a", "b")));
  }

  @Test
  void somethingLaterStands() {
    record(new Event(ANNE, rated(1, 4, NOW, "a")));
    assertThat(record(new Event(ANNE, rated(1, 2, NOW.minusSeconds(1), "b"))))
        .containsExactly(KNOWN);
    assertThat(record(new Event(ANNE, rated(1, 3, NOW, "c"))))
        .as("at the same time the last")
        .containsExactly(STORED);
    assertThat(opinions(ANNE)).containsExactly("1:3.0");
  }

  @ParameterizedTest(name = "movie {0}, {1} seconds ahead: {2}")
  @CsvSource({
    "1, 0, STORED",
    "20000, 0, UNKNOWN_MOVIE",
    "1, 300, STORED",
    "1, 301, TIME_IN_FUTURE",
    "1, -1000, TIME_BEFORE_ERASURE",
    "1, -999, STORED",
    "1, -2592001, TIME_BEFORE_ERASURE"
  })
  void judgesMovieAndTime(int movie, long secondsAhead, EventOutcome outcome) {
    records.put(new LiveRecord(ANNE, "key", NOW.minusSeconds(1_000), null, List.of()));
    assertThat(record(new Event(ANNE, rated(movie, 4, NOW.plusSeconds(secondsAhead), "a"))))
        .containsExactly(outcome);
    assertThat(records.of(ANNE).interactions()).hasSize(outcome == STORED ? 1 : 0);
  }

  @Test
  void refusesWhatIsOlderThanItsRetention() {
    assertThat(
            record(
                new Event(ANNE, rated(1, 4, NOW.minus(RETENTION), null)),
                new Event(ANNE, rated(2, 4, NOW.minus(RETENTION).minusMillis(1), null))))
        .containsExactly(STORED, TIME_BEFORE_RETENTION);
  }

  @Test
  void takesATimeALittleAheadForThePresent() {
    record(new Event(ANNE, rated(1, 4, NOW.plusSeconds(200), "a")));
    assertThat(records.of(ANNE).interactions()).containsExactly(rated(1, 4, NOW, "a"));
  }

  @Test
  void aRecordOfTheFarFutureDoesNotStandInTheWay() {
    records.put(record(ANNE, rated(1, 4, NOW.plusSeconds(9_999), null)));
    assertThat(record(new Event(ANNE, rated(1, 2, NOW, null)))).containsExactly(STORED);
    assertThat(opinions(ANNE)).containsExactly("1:2.0");
  }

  @ParameterizedTest(name = "consent required {0}, {1}: stored {2}")
  @CsvSource({
    "true, GRANTED, true",
    "true, WITHDRAWN, false",
    "true, , false",
    "false, , true",
    "false, GRANTED, true",
    "false, WITHDRAWN, false",
    "false, OBJECTED, false"
  })
  void storesNothingWithoutConsent(boolean required, @Nullable Status status, boolean stored) {
    Consent consent =
        status == null ? null : new Consent(new Decision(status, "p", "1", NOW, "web"), List.of());
    records.put(new LiveRecord(ANNE, "key", null, consent, List.of()));
    List<Event> event = List.of(new Event(ANNE, rated(1, 4, NOW, "a")));
    assertThat(events(records, required).record(event, movie -> true).outcomes())
        .containsExactly(stored ? STORED : CONSENT_REQUIRED);
    assertThat(records.of(ANNE).interactions()).hasSize(stored ? 1 : 0);
    assertThat(records.of(ANNE).consent()).isEqualTo(consent);
    assertThat(events(records, required).undo(ANNE, 1, true)).as("undoing is free").isTrue();
  }

  @Test
  void removesWhatIsTooOldOrErasedOnWriteAndKeepsMarks() {
    Instant tooOld = NOW.minus(RETENTION).minusSeconds(1);
    records.put(
        new LiveRecord(
            ANNE,
            "key",
            NOW.minus(RETENTION).minusSeconds(9),
            null,
            List.of(
                rated(1, 4, tooOld, null),
                Interaction.undone(2, tooOld),
                rated(3, 4, tooOld.minusSeconds(9), null))));
    record(new Event(ANNE, rated(4, 4, NOW, null)));
    assertThat(records.of(ANNE).interactions())
        .containsExactly(Interaction.undone(2, tooOld), rated(4, 4, NOW, null));
  }

  @Test
  void keepsTenThousandAndCountsWhatHadToGo() {
    records.put(
        record(
            ANNE,
            IntStream.range(0, 10_000)
                .mapToObj(movie -> rated(movie, 4, NOW.minusSeconds(20_000 - movie), null))
                .toArray(Interaction[]::new)));
    Recorded recorded =
        events.record(
            List.of(
                new Event(ANNE, rated(10_000, 4, NOW, null)),
                new Event(ANNE, rated(10_001, 4, NOW, null)),
                new Event(ANNE, rated(5_000, 1, NOW, null)),
                new Event(ANNE, rated(10_002, 4, NOW.minusSeconds(20_001), null))),
            movie -> true);
    assertThat(recorded.outcomes()).containsExactly(STORED, STORED, STORED, OLDER_THAN_KEPT);
    assertThat(recorded.dropped()).isEqualTo(2);
    assertThat(records.of(ANNE).interactions())
        .hasSize(10_000)
        .extracting(Interaction::movieId)
        .doesNotContain(0, 1, 10_002)
        .contains(2, 10_001);
  }

  @Test
  void undoesWhatIsThereAndWhatOnlyTheDataSetHas() {
    record(new Event(ANNE, rated(1, 4, NOW.minusSeconds(5), null)));
    assertThat(events.undo(ANNE, 1, true)).isTrue();
    assertThat(events.undo(ANNE, 2, true)).isTrue();
    assertThat(events.undo(ANNE, 2, true)).as("again").isTrue();
    assertThat(records.of(ANNE).interactions())
        .containsExactly(Interaction.undone(1, NOW), Interaction.undone(2, NOW));
  }

  @Test
  void undoesAMovieThatLeftTheCatalogueAndNoneThatNeverWas() {
    records.put(record(ANNE, rated(30_000, 4, NOW, null)));
    assertThat(events.undo(ANNE, 30_000, false)).isTrue();
    assertThat(events.undo(ANNE, 30_001, false)).isFalse();
    assertThat(opinions(ANNE)).containsExactly("30000:null");
  }

  @Test
  void losesNothingWhenTwoWriteAtOnce() throws Exception {
    int each = 100;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<?>> writers =
          List.of(
              threads.submit(() -> write(0, each)), threads.submit(() -> write(each, 2 * each)));
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    assertThat(records.of(ANNE).interactions()).hasSize(2 * each);
    assertThat(records.of(BEN).interactions()).hasSize(2 * each);
  }

  @Test
  void mergesAgainWithWhatSomebodyElseWroteInBetween() {
    CountedRecords busy = new CountedRecords(records);
    busy.inBetween = () -> record(new Event(ANNE, rated(2, 5, NOW, null)));
    List<Event> event = List.of(new Event(ANNE, rated(1, 4, NOW, null)));
    assertThat(events(busy, false).record(event, movie -> true).outcomes()).containsExactly(STORED);
    assertThat(opinions(ANNE)).containsExactlyInAnyOrder("1:4.0", "2:5.0");
    assertThat(busy.writes).isEqualTo(2);
  }

  @Test
  void givesUpWhenOthersAlwaysComeFirst() {
    LiveRecords taken =
        new LiveRecords() {
          @Override
          public Map<Pseudonym, Stored> read(Collection<Pseudonym> people) {
            return Map.of();
          }

          @Override
          public Map<Pseudonym, LiveRecord> withoutInteractions(Collection<Pseudonym> people) {
            return Map.of();
          }

          @Override
          public Set<Pseudonym> write(List<Stored> changed) {
            return Set.of(ANNE);
          }
        };
    List<Event> event = List.of(new Event(ANNE, rated(1, 4, NOW, "a")));
    assertThatThrownBy(() -> events(taken, false).record(event, movie -> true))
        .isInstanceOf(PeopleUnavailableException.class)
        .hasMessageNotContaining("anne");
    RecordUpdates hurried = new RecordUpdates(taken, "key", Duration.ofMillis(30));
    assertThatThrownBy(() ->
            hurried.change(
                List.of(ANNE), record -> new LiveRecord(ANNE, "key", NOW, null, List.of())))
        .isInstanceOf(PeopleUnavailableException.class)
        .hasMessageContaining("longer than");
  }

  @Test
  void readsOnlySoManyWholeRecordsAtOnce() {
    CountedRecords counted = new CountedRecords(records);
    List<Event> batch =
        IntStream.range(0, 120)
            .mapToObj(at -> new Event(new Pseudonym("p" + at), rated(1, 4, NOW, null)))
            .toList();
    assertThat(events(counted, false).record(batch, movie -> true).outcomes())
        .hasSize(120)
        .containsOnly(STORED);
    assertThat(counted.mostAtOnce).isEqualTo(50);
  }

  @Test
  void theLastArrivalWinsOverAReplicaWhoseClockIsAhead() {
    records.put(
        new LiveRecord(
            ANNE, "key", NOW.plusSeconds(1), null, List.of(rated(1, 4, NOW.plusSeconds(2), null))));
    assertThat(record(arriving(1, 2), arriving(2, 5))).containsExactly(STORED, STORED);
    assertThat(records.of(ANNE).interactions())
        .containsExactly(
            rated(1, 2, NOW.plusSeconds(2).plusMillis(1), null),
            rated(2, 5, NOW.plusSeconds(1).plusMillis(1), null));
    assertThat(record(new Event(ANNE, rated(1, 3, NOW.plusSeconds(1).plusMillis(5), null))))
        .as("a time that is said stays as it is")
        .containsExactly(KNOWN);
    assertThat(events.undo(ANNE, 1, true)).isTrue();
    assertThat(records.of(ANNE).interactions())
        .contains(Interaction.undone(1, NOW.plusSeconds(2).plusMillis(2)));
  }

  @Test
  void marksNothingOfAPersonOfWhomNothingIsHeld() {
    CountedRecords counted = new CountedRecords(records);
    assertThat(events(counted, false).undo(ANNE, 1, true)).isTrue();
    assertThat(counted.writes).isZero();
    profiles.add(SampleProfiles.profile(ANNE, new float[] {1}, 1));
    assertThat(events(counted, false).undo(ANNE, 1, true)).isTrue();
    assertThat(records.of(ANNE).interactions()).containsExactly(Interaction.undone(1, NOW));
  }

  private static Event arriving(int movie, double stars) {
    return new Event(ANNE, rated(movie, stars, NOW, null), false);
  }

  /** Counts writes, and lets somebody else write before the first. */
  private static final class CountedRecords implements LiveRecords {
    private final LiveRecords records;
    private Runnable inBetween = () -> {};
    private int writes;
    private int mostAtOnce;

    CountedRecords(LiveRecords records) {
      this.records = records;
    }

    @Override
    public Map<Pseudonym, Stored> read(Collection<Pseudonym> people) {
      mostAtOnce = Math.max(mostAtOnce, people.size());
      return records.read(people);
    }

    @Override
    public Map<Pseudonym, LiveRecord> withoutInteractions(Collection<Pseudonym> people) {
      return records.withoutInteractions(people);
    }

    @Override
    public Set<Pseudonym> write(List<Stored> changed) {
      if (writes++ == 0) {
        inBetween.run();
      }
      return records.write(changed);
    }
  }

  private void write(int from, int to) {
    for (int movie = from; movie < to; movie++) {
      record(
          new Event(ANNE, rated(movie, 4, NOW, null)), new Event(BEN, rated(movie, 4, NOW, null)));
    }
  }

  private List<EventOutcome> record(Event... batch) {
    return events.record(Arrays.asList(batch), movie -> movie < 20_000).outcomes();
  }

  private List<String> opinions(Pseudonym person) {
    return records.of(person).interactions().stream()
        .map(one -> one.movieId() + ":" + one.rating())
        .toList();
  }

  private Events events(LiveRecords records, boolean consentRequired) {
    return new Events(
        new RecordUpdates(records, "key"),
        profiles,
        new PrivacyRules(consentRequired, RETENTION),
        InstantSource.fixed(NOW));
  }

  private static LiveRecord record(Pseudonym person, Interaction... interactions) {
    return new LiveRecord(person, "key", null, null, Arrays.asList(interactions));
  }

  private static Interaction rated(
      int movie, double stars, Instant time, @Nullable String eventId) {
    return new Interaction(movie, stars, null, time, false, eventId);
  }
}
