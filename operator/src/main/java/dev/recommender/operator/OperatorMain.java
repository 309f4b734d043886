package dev.recommender.operator;

import dev.recommender.operator.definition.InstalledDefinition;
import dev.recommender.operator.definition.StartCheck;
import dev.recommender.operator.reconcile.OperatorSettings;
import dev.recommender.operator.runtime.RunningOperator;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the operator. */
public final class OperatorMain {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorMain.class);
  private static final int EX_CONFIG = 78;

  private OperatorMain() {}

  /**
   * Runs until SIGTERM; exits with 78 when the environment or the CRD lacks something, with 1 when
   * it cannot start. The argument {@code check} checks an installation instead.
   */
  public static void main(String[] args) throws InterruptedException {
    if (args.length > 0 && args[0].equals("check")) {
      CheckMain.main(Arrays.copyOfRange(args, 1, args.length));
      return;
    }
    OperatorSettings settings;
    try {
      settings = OperatorEnvironment.settings(System.getenv());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(EX_CONFIG);
      return;
    }
    try {
      Optional<String> obstacle = definitionObstacle();
      if (obstacle.isPresent()) {
        System.err.println(obstacle.get());
        System.exit(EX_CONFIG);
      }
      RunningOperator running = RunningOperator.start(settings, Clock.systemUTC());
      Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
    } catch (IOException | RuntimeException e) {
      LOG.atError().setCause(e).log("operator not started");
      System.exit(1);
    }
  }

  private static Optional<String> definitionObstacle() throws InterruptedException {
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      var installed = new InstalledDefinition(client);
      return new StartCheck(installed::look, Clock.systemUTC(), Thread::sleep).await();
    }
  }
}
