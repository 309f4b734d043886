package dev.recommender.operator.runtime;

import dev.recommender.operator.reconcile.OperatorSettings.LeaderElection;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether this process is the one of several that reconciles: the one that holds the Lease. */
public final class Leadership {
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

  private final LeaderElection election;
  private final Runnable lost;
  private volatile boolean leading;
  private volatile boolean stopping;

  /**
   * Leadership that begins without the Lease.
   *
   * @param lost what is done at once when the Lease is lost: it must end the process
   */
  public Leadership(LeaderElection election, Runnable lost) {
    this.election = election;
    this.lost = lost;
    this.leading = !election.isOn();
  }

  /** Whether this process may act. */
  public boolean isLeading() {
    return leading;
  }

  /** How the framework runs for the Lease. */
  public LeaderElectionConfiguration configuration() {
    return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(election.lease())
        .withLeaseNamespace(election.namespace())
        .withIdentity(election.identity())
        .withLeaseDuration(election.duration())
        .withRenewDeadline(election.duration().multipliedBy(2).dividedBy(3))
        .withRetryPeriod(election.duration().multipliedBy(2).dividedBy(15))
        // The framework would exit from within the shutdown hook and wait for itself for ever.
        .withExitOnStopLeading(false)
        .withLeaderCallbacks(new LeaderCallbacks(this::won, this::ended, holder -> {}))
        .build();
  }

  /** From here on the end of the leadership is meant. */
  public void stopping() {
    stopping = true;
  }

  /** Gives the Lease back, so that the next one need not wait until it expires. */
  public void release(KubernetesClient client) {
    if (!election.isOn()) {
      return;
    }
    try {
      Resource<Lease> resource =
          client.leases().inNamespace(election.namespace()).withName(election.lease());
      Lease lease = resource.get();
      if (lease != null && election.identity().equals(lease.getSpec().getHolderIdentity())) {
        lease.getSpec().setHolderIdentity("");
        client.resource(lease).update();
      }
    } catch (KubernetesClientException e) {
      LOG.atWarn().addKeyValue("lease", election.lease()).setCause(e).log("lease not released");
    }
  }

  private void won() {
    leading = true;
    LOG.atInfo().addKeyValue("lease", election.lease()).log("leading");
  }

  private void ended() {
    if (leading && !stopping) {
      LOG.atError().addKeyValue("lease", election.lease()).log("lease lost, ending at once");
      lost.run();
    }
    leading = false;
  }
}
