package dev.recommender.operator.definition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits a while for a CRD that an upgrade may be about to bring, and for an API server that is
 * away, instead of starting with a CRD that would drop fields silently.
 */
public final class StartCheck {
  private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Supplier<Finding> look;
  private final Clock clock;
  private final Pause pause;

  /** A check that looks again after each pause. */
  public StartCheck(Supplier<Finding> look, Clock clock, Pause pause) {
    this.look = look;
    this.clock = clock;
    this.pause = pause;
  }

  /** Returns why the operator cannot start; empty when it can. */
  public Optional<String> await() throws InterruptedException {
    Instant deadline = clock.instant().plus(PATIENCE);
    Optional<String> obstacle = obstacle();
    obstacle.ifPresent(
        reason -> LOG.atWarn().addKeyValue("reason", reason).log("waiting before the start"));
    while (obstacle.isPresent() && clock.instant().isBefore(deadline)) {
      pause.await(PAUSE);
      obstacle = obstacle();
    }
    return obstacle;
  }

  private Optional<String> obstacle() {
    return switch (look.get()) {
      case Finding.Complete complete -> Optional.empty();
      case Finding.Lacking(String sentence) -> Optional.of(sentence);
      case Finding.Unanswered(String sentence) -> Optional.of(sentence);
      case Finding.Unreadable(String sentence) -> {
        LOG.atWarn().addKeyValue("reason", sentence).log("starting without a check of the CRD");
        yield Optional.empty();
      }
    };
  }

  /** Lets time pass. */
  @FunctionalInterface
  public interface Pause {
    /** Returns after about this long. */
    void await(Duration duration) throws InterruptedException;
  }
}
