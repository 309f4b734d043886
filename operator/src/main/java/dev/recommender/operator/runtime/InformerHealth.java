package dev.recommender.operator.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Whether informers stay disconnected although the API server answers. */
public final class InformerHealth implements Check {
  private final BooleanSupplier healthy;
  private final BooleanSupplier apiAnswers;
  private final Duration patience;
  private final Clock clock;
  private @Nullable Instant since;

  /**
   * A check of informers.
   *
   * @param patience for how long they may be disconnected
   */
  public InformerHealth(
      BooleanSupplier healthy, BooleanSupplier apiAnswers, Duration patience, Clock clock) {
    this.healthy = healthy;
    this.apiAnswers = apiAnswers;
    this.patience = patience;
    this.clock = clock;
  }

  // While the API server is away a new process would be no better off.
  @Override
  public synchronized Optional<String> problem() {
    if (healthy.getAsBoolean() || !apiAnswers.getAsBoolean()) {
      since = null;
      return Optional.empty();
    }
    Instant now = clock.instant();
    Instant first = since == null ? now : since;
    since = first;
    return now.isBefore(first.plus(patience))
        ? Optional.empty()
        : Optional.of(
            "informers are disconnected since %s, the API server answers".formatted(first));
  }
}
