package dev.recommender.operator.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What checks said last; they run in the background, so that a probe never waits for one. */
public final class Liveness implements Check, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Liveness.class);

  private final List<Check> checks;
  private final Timer timer = new Timer("liveness", true);
  private volatile Optional<String> problem = Optional.empty();

  private Liveness(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /** Starts to look, again and again after a pause. */
  public static Liveness start(List<Check> checks, Duration pause) {
    var liveness = new Liveness(checks);
    liveness.timer.schedule(liveness.new Look(), pause.toMillis(), pause.toMillis());
    return liveness;
  }

  @Override
  public Optional<String> problem() {
    return problem;
  }

  @Override
  public void close() {
    timer.cancel();
  }

  private final class Look extends TimerTask {
    // A check that throws must not end the looking.
    @Override
    public void run() {
      try {
        problem = checks.stream().map(Check::problem).flatMap(Optional::stream).findFirst();
      } catch (RuntimeException e) {
        LOG.atWarn().setCause(e).log("liveness check failed");
      }
    }
  }
}
