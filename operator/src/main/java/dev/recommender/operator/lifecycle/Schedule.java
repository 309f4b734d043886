package dev.recommender.operator.lifecycle;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.recommender.api.TrainingSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** The times of a cron schedule in a time zone. */
public final class Schedule {
  private final ExecutionTime times;
  private final ZoneId zone;

  private Schedule(ExecutionTime times, ZoneId zone) {
    this.times = times;
    this.zone = zone;
  }

  /**
   * Reads five cron fields.
   *
   * @throws IllegalArgumentException when a field cannot be read, the fields name no time, or the
   *     zone is unknown; its message names what was found and what was expected
   */
  public static Schedule of(String cron, String timeZone) {
    if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
      throw new IllegalArgumentException(
          "spec.training.timeZone is \"%s\": must be a zone of the IANA database, such as \"Europe/Berlin\""
              .formatted(timeZone));
    }
    var schedule = new Schedule(times(cron), ZoneId.of(timeZone));
    if (schedule.after(Instant.EPOCH).isEmpty()) {
      throw unreadable(cron, "no day matches");
    }
    return schedule;
  }

  /** The schedule of a spec; empty when it has none, or one that cannot be read. */
  public static Optional<Schedule> of(TrainingSpec training) {
    try {
      return training.schedule().isEmpty()
          ? Optional.empty()
          : Optional.of(of(training.schedule(), training.timeZone()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ExecutionTime times(String cron) {
    var parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    try {
      return ExecutionTime.forCron(parser.parse(cron));
    } catch (IllegalArgumentException e) {
      throw unreadable(cron, String.valueOf(e.getMessage()));
    } catch (IndexOutOfBoundsException e) { // how the parser meets a step without a number
      throw unreadable(cron, "a field is incomplete");
    }
  }

  private static IllegalArgumentException unreadable(String cron, String why) {
    return new IllegalArgumentException(
        "spec.training.schedule is \"%s\" (%s): must be minute, hour, day of month, month and day of week, such as \"0 3 * * *\""
            .formatted(cron, why));
  }

  /** The first time after the given one; empty when there is none. */
  public Optional<Instant> after(Instant time) {
    // From the time before: an hour that the clock repeats holds a daily time once.
    ZonedDateTime anchor = time.plusNanos(1).atZone(zone);
    return next(times.lastExecution(anchor).orElse(anchor), time).or(() -> next(anchor, time));
  }

  // A time that is not later would be due for ever.
  private Optional<Instant> next(ZonedDateTime anchor, Instant than) {
    return times
        .nextExecution(anchor)
        .map(ZonedDateTime::toInstant)
        .filter(next -> next.isAfter(than));
  }

  /**
   * How long two intervals are: from the last time at or before the given one to the second after
   * it. Weekends and other gaps count as they fall.
   */
  public Optional<Duration> twoIntervals(Instant time) {
    ZonedDateTime anchor = time.plusNanos(1).atZone(zone);
    return times
        .lastExecution(anchor)
        .flatMap(last ->
            after(time).flatMap(this::after).map(end -> Duration.between(last.toInstant(), end)));
  }
}
