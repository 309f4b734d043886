package dev.recommender.operator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 3 * * * | Etc/UTC | 2026-03-01T02:59:59.5Z | 2026-03-01T03:00:00Z",
        "0 3 * * * | Etc/UTC | 2026-03-01T03:00:00Z | 2026-03-02T03:00:00Z",
        "0 3 * * * | Etc/UTC | 2026-03-01T03:00:00.000001Z | 2026-03-02T03:00:00Z",
        "0 3 * * * | Asia/Kolkata | 2026-03-01T00:00:00Z | 2026-03-01T21:30:00Z",
        "*/15 * * * * | Etc/UTC | 2026-03-01T12:07:11Z | 2026-03-01T12:15:00Z",
        "0 3 * * 7 | Etc/UTC | 2026-03-05T00:00:00Z | 2026-03-08T03:00:00Z",
        "0 3 * * mon | Etc/UTC | 2026-03-05T00:00:00Z | 2026-03-09T03:00:00Z",
        "0 3 13 * 5 | Etc/UTC | 2026-03-09T00:00:00Z | 2026-03-13T03:00:00Z",
        "0 3 14 * 5 | Etc/UTC | 2026-03-09T00:00:00Z | 2026-03-13T03:00:00Z",
        "59 1,2 * * * | Australia/Lord_Howe | 2026-10-03T16:00:17Z | 2026-10-04T14:59:00Z",
        "0 0 29 2 * | Etc/UTC | 2026-03-01T00:00:00Z | 2028-02-29T00:00:00Z"
      })
  void tellsTheNextTime(String cron, String zone, Instant after, Instant next) {
    assertThat(Schedule.of(cron, zone).after(after)).contains(next);
  }

  /** In Berlin the hour from 2 does not exist on 29 March 2026, and comes twice on 25 October. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a time that the clock leaves out | 30 2 * * * | 2026-03-28T12:00:00Z | 2026-03-30T00:30:00Z",
        "winter to summer | 0 4 * * * | 2026-03-28T12:00:00Z | 2026-03-29T02:00:00Z",
        "the first of a time that comes twice | 30 2 * * * | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z",
        "is the only one | 30 2 * * * | 2026-10-25T00:30:05Z | 2026-10-26T01:30:00Z",
        "also in the hour between | 30 2 * * * | 2026-10-25T01:10:00Z | 2026-10-26T01:30:00Z",
        "and after the second | 30 2 * * * | 2026-10-25T01:40:00Z | 2026-10-26T01:30:00Z",
        "what runs every half hour does so | */30 * * * * | 2026-10-25T00:30:00Z | 2026-10-25T01:00:00Z"
      })
  void keepsWallClockTimeWhenTheClockChanges(
      String name, String cron, Instant after, Instant next) {
    assertThat(Schedule.of(cron, "Europe/Berlin").after(after)).as(name).contains(next);
  }

  /** The night of 25 October 2026 in Berlin has 25 hours, that of 29 March 23. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-10-24T22:00:00Z", "2026-03-28T23:00:00Z"})
  void everyQuarterOfAnHourIsOneOfRealTime(Instant midnight) {
    Schedule quarters = Schedule.of("*/15 * * * *", "Europe/Berlin");
    for (long second = 0; second < Duration.ofHours(6).toSeconds(); second += 50) {
      Instant quarter = midnight.plusSeconds(second / 900 * 900);
      Instant next = quarter.plusSeconds(900);
      assertThat(quarters.after(midnight.plusSeconds(second))).contains(next);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/15 * * * *", "30 2 * * *", "0 2 * * *", "10 */2 * * *", "5 2,3 * * *"})
  void theNextTimeIsAlwaysLater(String cron) {
    Schedule schedule = Schedule.of(cron, "Europe/Berlin");
    Instant midnight = Instant.parse("2026-10-24T22:00:00Z");
    for (long second = 0; second < Duration.ofHours(6).toSeconds(); second += 50) {
      Instant time = midnight.plusSeconds(second);
      assertThat(schedule.after(time)).hasValueSatisfying(next -> assertThat(next).isAfter(time));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "every night | 0 3 * * * | 2026-03-04T03:10:00Z | 48",
        "trained between two times | 0 3 * * * | 2026-03-04T15:00:00Z | 48",
        "over a weekend that comes | 0 3 * * 1-5 | 2026-03-05T03:10:00Z | 96",
        "over a weekend that follows | 0 3 * * 1-5 | 2026-03-06T03:10:00Z | 96",
        "inside the week | 0 3 * * 1-5 | 2026-03-03T03:10:00Z | 48"
      })
  void measuresTwoIntervalsAroundATime(String name, String cron, Instant time, long hours) {
    assertThat(Schedule.of(cron, "Etc/UTC").twoIntervals(time))
        .as(name)
        .contains(Duration.ofHours(hours));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 25 * * * | Etc/UTC | spec.training.schedule is \"0 25 * * *\" (",
        "61 3 * * * | Etc/UTC | 61",
        "0 3 * * 1-5/ | Etc/UTC | a field is incomplete",
        "a b c d e | Etc/UTC | must be minute, hour, day of month, month and day of week",
        "0 3 30 2 * | Etc/UTC | no day matches",
        "0 3 * * * | Europa/Berlin | spec.training.timeZone is \"Europa/Berlin\": must be a zone of the IANA database"
      })
  void saysWhatItFoundAndWhatItExpected(String cron, String zone, String message) {
    assertThatThrownBy(() -> Schedule.of(cron, zone))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aSpecThatCannotBeReadHasNoTimes() {
    assertThat(Schedule.of(Situation.spec("{}").training())).isEmpty();
    assertThat(Schedule.of(Situation.spec("{training: {schedule: '0 25 * * *'}}").training()))
        .isEmpty();
  }
}
