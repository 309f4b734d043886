package dev.recommender.service.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The situations of training's KnownInteractionsTest and PeopleRulesTest, and the same outcomes.
 * Seconds count from June 2025, it is 2026 now; {@code -} is a row without a time.
 */
class KnowledgeTest {
  private static final Instant ROW = Instant.parse("2025-06-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final PrivacyRules RULES = new PrivacyRules(false, Duration.ofDays(365));
  private static final long TOO_OLD =
      Instant.parse("2024-12-31T23:59:59Z").getEpochSecond() - ROW.getEpochSecond();
  private static final long TAKEN = NOW.getEpochSecond() - ROW.getEpochSecond();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rows alone                        | 1:4@0 2:2@100   |                     |      | 1:4.0 2:2.0
          interactions alone                |                 | 1:4@0               |      | 1:4.0
          at the same second an interaction | 1:4@0           | 1:3@0               |      | 1:3.0
          within the same second too        | 1:4@0           | 1:3@0.25            |      | 1:3.0
          a later row wins                  | 2:2@100         | 2:5@99              |      | 2:2.0
          a row without a time never wins   | 1:4@-           | 1:3@0               |      | 1:3.0
          liked without stars is known      | 1:4@0           | 3:liked@0           |      | 1:4.0 3:true
          not liked is known                |                 | 3:disliked@0        |      | 3:false
          undone at the row's second        | 1:4@0 2:2@100   | 1:undone@0          |      | 2:2.0
          undone before the row             | 2:2@100         | 2:undone@99         |      | 2:2.0
          rated and undone                  |                 | 3:5@0 3:undone@1    |      |
          undone and rated                  | 1:5@0           | 1:undone@1 1:3@2    |      | 1:3.0
          undone and rated, written so      | 1:5@0           | 1:3@2 1:undone@1    |      | 1:3.0
          of equal times the last           |                 | 1:3@2 1:5@2         |      | 1:5.0
          everything undone                 | 3:1@0           | 3:undone@1          |      |
          nothing up to an erasure          | 1:4@0 2:2@100   | 3:5@50 1:1@51       | 50   | 1:1.0 2:2.0
          a row of the erasure's second     | 1:4@50 2:4@51   |                     | 50   | 2:4.0
          erased within the second          | 1:4@50 2:4@51   | 3:1@50.500 4:1@50.501 | 50.5 | 2:4.0 4:1.0
          erased to the millisecond         |                 | 3:1@50.5009 4:1@50.501 | 50.5001 | 4:1.0
          a row without a time is erased    | 1:4@- 2:4@-     | 3:4@1               | 0    | 3:4.0
          too old is ignored                | 1:4@0           | 1:5@OLD 3:4@OLD     |      | 1:4.0
          just not too old is not           | 1:4@0           | 3:2@OLD+1           |      | 1:4.0 3:2.0
          a row is never too old            | 1:4@OLD         |                     |      | 1:4.0
          long ago undone stays undone      | 1:4@OLD 2:4@OLD | 1:undone@OLD        |      | 2:4.0
          now counts                        | 1:4@0           | 3:4@NOW             |      | 1:4.0 3:4.0
          a clock ahead counts              | 1:4@0           | 3:4@NOW+300         |      | 1:4.0 3:4.0
          the future does not               | 2:2@0           | 2:5@NOW+301         |      | 2:2.0
          nor hides what is now             |                 | 2:5@NOW 2:1@NOW+301 |      | 2:5.0
          nor undoes                        | 2:2@0           | 2:undone@NOW+301    |      | 2:2.0
          """)
  void ofEachMovieTheLaterWins(
      String situation,
      @Nullable String rows,
      @Nullable String interactions,
      @Nullable String erased,
      @Nullable String known) {
    LiveRecord record =
        new LiveRecord(
            new Pseudonym("anne"),
            "key",
            erased == null ? null : time(erased),
            null,
            words(interactions).stream().map(KnowledgeTest::interaction).toList());
    List<KnownMovie> rated = words(rows).stream().map(KnowledgeTest::row).toList();
    assertThat(shown(new Knowledge(record, RULES, NOW).with(rated)))
        .as(situation)
        .isEqualTo(known == null ? "" : known);
  }

  private static List<String> words(@Nullable String text) {
    return text == null ? List.of() : List.of(text.split(" ", -1));
  }

  /** {@code movie:stars@seconds}. */
  private static KnownMovie row(String written) {
    Interaction read = interaction(written.replace("@-", "@0"));
    Instant time = written.endsWith("@-") ? null : read.time();
    return new KnownMovie(read.movieId(), read.rating(), read.liked(), time);
  }

  private static Interaction interaction(String written) {
    String[] parts = written.split("[:@]", -1);
    int movie = Integer.parseInt(parts[0]);
    Instant time = time(parts[2]);
    return switch (parts[1]) {
      case "undone" -> Interaction.undone(movie, time);
      case "liked" -> new Interaction(movie, null, true, time, false, null);
      case "disliked" -> new Interaction(movie, null, false, time, false, null);
      default -> new Interaction(movie, Double.valueOf(parts[1]), null, time, false, null);
    };
  }

  private static Instant time(String seconds) {
    String[] sum = seconds.replace("OLD", "" + TOO_OLD).replace("NOW", "" + TAKEN).split("\\+", -1);
    double offset = 0;
    for (String part : sum) {
      offset += Double.parseDouble(part);
    }
    return ROW.plusNanos(Math.round(offset * 1e6) * 1_000);
  }

  private static String shown(List<KnownMovie> known) {
    List<String> shown = new ArrayList<>();
    for (KnownMovie movie : known) {
      Object opinion = movie.rating() == null ? movie.liked() : movie.rating();
      shown.add(movie.movieId() + ":" + opinion);
    }
    return shown.stream().sorted().collect(Collectors.joining(" "));
  }
}
