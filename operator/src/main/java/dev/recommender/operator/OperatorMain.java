package dev.recommender.operator;

import dev.recommender.operator.reconcile.OperatorSettings;
import dev.recommender.operator.runtime.RunningOperator;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the operator. */
public final class OperatorMain {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorMain.class);
  private static final int EX_CONFIG = 78;

  private OperatorMain() {}

  /**
   * Runs until SIGTERM; exits with 78 when the environment lacks something, with 1 when it cannot
   * start.
   */
  public static void main(String[] args) {
    OperatorSettings settings;
    try {
      settings = OperatorEnvironment.settings(System.getenv());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(EX_CONFIG);
      return;
    }
    try {
      RunningOperator running = RunningOperator.start(settings, Clock.systemUTC());
      Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
    } catch (IOException | RuntimeException e) {
      LOG.atError().setCause(e).log("operator not started");
      System.exit(1);
    }
  }
}
