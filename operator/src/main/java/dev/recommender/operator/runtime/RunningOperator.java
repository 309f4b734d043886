package dev.recommender.operator.runtime;

import dev.recommender.api.RecommenderModel;
import dev.recommender.operator.indices.ElasticsearchClients;
import dev.recommender.operator.metrics.ModelMetrics;
import dev.recommender.operator.metrics.OperatorRegistry;
import dev.recommender.operator.reconcile.OperatorSettings;
import dev.recommender.operator.reconcile.RecommenderModelReconciler;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.monitoring.AggregatedMetrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator at work; closing it ends its passes, gives back its Lease and stops answering. */
public final class RunningOperator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningOperator.class);
  private static final Duration TERMINATION = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final Duration DISCONNECTED = Duration.ofMinutes(1);

  // Less than half of what a startup probe waits: a namespace that is gone uses it up twice.
  private static final Duration SYNC = Duration.ofSeconds(45);

  private static final ListOptions ONE = new ListOptionsBuilder().withLimit(1L).build();
  private static final int MISSED_LEASES = 4;
  private static final int LOST = 1;

  private final OperatorSettings settings;
  private final Clock clock;
  private final KubernetesClient client;
  private final Leadership leadership;
  private final OperatorRegistry registry;
  private final ModelMetrics metrics;
  private final Operator operator;
  private final List<AutoCloseable> open = new ArrayList<>();
  private volatile Check live = Optional::empty;
  private volatile boolean started;

  private RunningOperator(OperatorSettings settings, KubernetesClient client, Clock clock) {
    this.settings = settings;
    this.client = client;
    this.clock = clock;
    // No hook runs: nothing more is written once the Lease belongs to another.
    this.leadership =
        new Leadership(settings.leaderElection(), () -> Runtime.getRuntime().halt(LOST));
    this.registry = new OperatorRegistry(leadership::isLeading);
    this.metrics = new ModelMetrics(registry.registry(), clock);
    this.operator = new Operator(this::configure);
  }

  /**
   * Starts everything; returns when the informers know the cluster.
   *
   * @throws IOException when the management port is taken
   */
  public static RunningOperator start(OperatorSettings settings, Clock clock) throws IOException {
    var config = new ConfigBuilder().withUserAgent("recommender-operator").build();
    KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build();
    var running = new RunningOperator(settings, client, clock);
    running.start();
    return running;
  }

  private void start() throws IOException {
    ManagementServer management =
        ManagementServer.start(
            settings.management(),
            registry.registry()::scrape,
            () -> started ? Optional.empty() : Optional.of("informers have not synced"),
            () -> live.problem());
    open.add(management);
    register(identified());
    operator.start();
    Liveness liveness = Liveness.start(checks(), LOOK);
    open.add(liveness);
    live = liveness;
    started = true;
    LOG.atInfo()
        .addKeyValue("managementPort", management.port())
        .addKeyValue("namespaces", settings.namespaces().isEmpty() ? "all" : settings.namespaces())
        .addKeyValue("trainingImage", settings.images().training())
        .log("operator started");
  }

  private void configure(ConfigurationServiceOverrider overrider) {
    overrider
        .withKubernetesClient(client)
        .withCloseClientOnStop(false)
        .withReconciliationTerminationTimeout(TERMINATION)
        .withMetrics(
            new AggregatedMetrics(
                List.of(
                    MicrometerMetrics.withoutPerResourceMetrics(registry.registry()), metrics)));
    outliveNamespaces(overrider, settings.namespaces());
    if (settings.leaderElection().isOn()) {
      overrider.withLeaderElectionConfiguration(leadership.configuration());
    }
  }

  /** One of several namespaces may be gone: the others are served, and it is tried again. */
  static void outliveNamespaces(ConfigurationServiceOverrider overrider, Set<String> namespaces) {
    if (!namespaces.isEmpty()) {
      overrider.withStopOnInformerErrorDuringStartup(false).withCacheSyncTimeout(SYNC);
    }
  }

  private void register(OperatorSettings identified) {
    var reconciler =
        new RecommenderModelReconciler(
            client, identified, new ElasticsearchClients(), metrics, clock);
    operator.register(
        reconciler,
        overrider -> {
          if (!settings.namespaces().isEmpty()) {
            overrider.settingNamespaces(settings.namespaces());
          }
        });
  }

  private List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(
        new InformerHealth(
            new ConnectedInformers(
                () -> ConnectedInformers.disconnected(operator.getRuntimeInfo()), this::isClosed),
            this::apiAnswers,
            DISCONNECTED,
            clock));
    if (settings.leaderElection().isOn()) {
      checks.add(sentinel());
    }
    return checks;
  }

  private Sentinel sentinel() {
    var election = settings.leaderElection();
    var lease = client.leases().inNamespace(election.namespace()).withName(election.lease());
    var sentinel = new Sentinel(lease::get, election.duration().multipliedBy(MISSED_LEASES), clock);
    open.add(lease.inform(sentinel));
    return sentinel;
  }

  // Its Role goes with a namespace, so that one that is gone is forbidden.
  private boolean isClosed(String namespace) {
    if (!settings.namespaces().contains(namespace)) {
      return false;
    }
    try {
      client.resources(RecommenderModel.class).inNamespace(namespace).list(ONE);
      return false;
    } catch (KubernetesClientException e) {
      return e.getCode() == HttpURLConnection.HTTP_FORBIDDEN;
    }
  }

  private boolean apiAnswers() {
    try {
      return client.getKubernetesVersion() != null;
    } catch (KubernetesClientException e) {
      return false;
    }
  }

  // The UID of kube-system is the nearest thing to a name that every cluster has.
  private OperatorSettings identified() {
    if (!settings.cluster().isEmpty()) {
      return settings;
    }
    Namespace system = client.namespaces().withName("kube-system").get();
    if (system == null) {
      throw new IllegalStateException("the namespace \"kube-system\" is missing: set CLUSTER_NAME");
    }
    return settings.withCluster(system.getMetadata().getUid());
  }

  @Override
  public void close() {
    leadership.stopping();
    operator.stop();
    leadership.release(client);
    for (AutoCloseable part : open.reversed()) {
      close(part);
    }
    client.close();
    registry.close();
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.atWarn().setCause(e).log("not closed");
    }
  }
}
