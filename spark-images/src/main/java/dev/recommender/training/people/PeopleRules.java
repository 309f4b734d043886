package dev.recommender.training.people;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * What of a person may be used; the service applies the same rules. All times are epoch
 * milliseconds unless a name says seconds. A person's <i>watermark</i> is the time up to which
 * nothing is used.
 *
 * @param includeEvents whether interactions count at all
 * @param retentionDays how old an interaction may be when the snapshot is taken
 */
public record PeopleRules(ConsentMode consent, boolean includeEvents, int retentionDays)
    implements Serializable {
  /** The watermark of someone of whom everything is used. */
  public static final long EVERYTHING_USED = Long.MIN_VALUE;

  /** The watermark of someone of whom nothing is used. */
  public static final long NOTHING_USED = Long.MAX_VALUE;

  public long watermark(Person person) {
    if (!consent.allows(person.consentStatus())) {
      return NOTHING_USED;
    }
    Long tombstone = person.tombstone();
    return tombstone == null ? EVERYTHING_USED : tombstone;
  }

  /** The watermark of someone of whom no document tells. */
  public long watermarkOfOthers() {
    return consent.allows(null) ? EVERYTHING_USED : NOTHING_USED;
  }

  public static boolean usable(long time, long watermark) {
    return watermark == EVERYTHING_USED || time > watermark;
  }

  /**
   * The same for a row of the data set. A data set without times gives its rows a time before every
   * tombstone, such as 0: an erasure then drops them all.
   */
  public static boolean rowUsable(long epochSeconds, long watermark) {
    return usable(TimeUnit.SECONDS.toMillis(epochSeconds), watermark);
  }

  /** Older interactions are not used. */
  public long oldestInteraction(Instant takenAt) {
    return takenAt.minus(Duration.ofDays(retentionDays)).toEpochMilli();
  }

  /** Whether an interaction decides over an earlier one: the later wins, among equals the last. */
  public static boolean replaces(Interaction interaction, Interaction earlier) {
    return interaction.time() >= earlier.time();
  }

  /** Whether an interaction decides over a row of the data set: at the same second it does. */
  public static boolean replacesRow(long interactionEpochSeconds, long rowEpochSeconds) {
    return interactionEpochSeconds >= rowEpochSeconds;
  }
}
