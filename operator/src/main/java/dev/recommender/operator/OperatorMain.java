package dev.recommender.operator;

import dev.recommender.operator.definition.InstalledDefinition;
import dev.recommender.operator.definition.StartCheck;
import dev.recommender.operator.indices.ElasticsearchClients;
import dev.recommender.operator.reconcile.OperatorSettings;
import dev.recommender.operator.reconcile.RecommenderModelReconciler;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the operator. */
public final class OperatorMain {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorMain.class);
  private static final int EX_CONFIG = 78;
  private static final Duration TERMINATION = Duration.ofSeconds(10);

  private OperatorMain() {}

  /**
   * Runs until SIGTERM; exits with 78 when the environment or the CRD lacks something. The argument
   * {@code check} checks an installation instead.
   */
  public static void main(String[] args) throws InterruptedException {
    if (args.length > 0 && args[0].equals("check")) {
      CheckMain.main(Arrays.copyOfRange(args, 1, args.length));
      return;
    }
    OperatorSettings given;
    try {
      given = OperatorEnvironment.settings(System.getenv());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(EX_CONFIG);
      return;
    }
    Optional<String> obstacle = definitionObstacle();
    if (obstacle.isPresent()) {
      System.err.println(obstacle.get());
      System.exit(EX_CONFIG);
    }
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder().withUserAgent("recommender-operator").build())
            .build();
    OperatorSettings settings = identified(given, client);
    var operator =
        new Operator(overrider ->
            overrider
                .withKubernetesClient(client)
                .withReconciliationTerminationTimeout(TERMINATION));
    operator.register(
        new RecommenderModelReconciler(
            client, settings, new ElasticsearchClients(), Clock.systemUTC()));
    operator.installShutdownHook(TERMINATION);
    operator.start();
    LOG.atInfo().addKeyValue("trainingImage", settings.images().training()).log("operator started");
  }

  private static Optional<String> definitionObstacle() throws InterruptedException {
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      var installed = new InstalledDefinition(client);
      return new StartCheck(installed::look, Clock.systemUTC(), Thread::sleep).await();
    }
  }

  // The UID of kube-system is the nearest thing to a name that every cluster has.
  private static OperatorSettings identified(OperatorSettings given, KubernetesClient client) {
    if (!given.cluster().isEmpty()) {
      return given;
    }
    Namespace system = client.namespaces().withName("kube-system").get();
    if (system == null) {
      throw new IllegalStateException("the namespace \"kube-system\" is missing: set CLUSTER_NAME");
    }
    return given.withCluster(system.getMetadata().getUid());
  }
}
