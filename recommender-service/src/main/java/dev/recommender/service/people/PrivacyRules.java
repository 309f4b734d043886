package dev.recommender.service.people;

import dev.recommender.service.people.Person.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a person may be used, as {@code spec.privacy} says; training applies the same rules.
 *
 * @param consentRequired whether only those are profiled who have granted their consent
 * @param retention how old an interaction may be
 */
public record PrivacyRules(boolean consentRequired, Duration retention) {
  /** What another clock than ours may be ahead and still mean the present. */
  public static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

  /** Why nothing of a person may be used or recorded; empty when it may. */
  public Optional<Reason> objection(@Nullable Consent consent) {
    if (consent == null) {
      return consentRequired ? Optional.of(Reason.CONSENT_MISSING) : Optional.empty();
    }
    return switch (consent.current().status()) {
      case GRANTED -> Optional.empty();
      case WITHDRAWN -> Optional.of(Reason.CONSENT_WITHDRAWN);
      case OBJECTED -> Optional.of(Reason.OBJECTED);
    };
  }

  /**
   * Whether an interaction is not too old. What is undone stays undone however long ago: the row
   * that it takes back is still in the data set.
   */
  public boolean keeps(Interaction interaction, Instant now) {
    return interaction.undone() || !interaction.time().isBefore(now.minus(retention));
  }

  /** Whether a time lies ahead by more than clocks differ. */
  static boolean isFuture(Instant time, Instant now) {
    return time.isAfter(now.plus(CLOCK_DIFFERENCE));
  }

  /** Whether something is later than the last erasure, to the millisecond, as training compares. */
  static boolean isAfter(@Nullable Instant tombstone, Instant time) {
    return tombstone == null || millis(time).isAfter(millis(tombstone));
  }

  private static Instant millis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}
