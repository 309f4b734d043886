package dev.recommender.operator.reconcile;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What an installation of the operator sets.
 *
 * @param cluster name of the cluster in the ownership mark of indices; empty for the UID of
 *     kube-system
 * @param namespaces namespaces whose resources are reconciled; empty for all
 * @param trainingRole what the driver of a run with executors is bound to
 * @param networkPolicies whether the service's pods get a NetworkPolicy
 * @param deletionDeadline how long a deletion waits for Elasticsearch before it leaves the indices
 *     behind
 */
public record OperatorSettings(
    String cluster,
    Images images,
    Set<String> namespaces,
    LeaderElection leaderElection,
    Management management,
    TrainingRole trainingRole,
    boolean networkPolicies,
    Duration deletionDeadline) {
  /** Copies the set. */
  public OperatorSettings {
    namespaces = Set.copyOf(namespaces);
  }

  /**
   * Images of the programs.
   *
   * @param training the training program
   * @param service the service, for versions that have none recorded
   * @param pullSecrets names of pull secrets in the namespace of each resource
   */
  public record Images(String training, String service, List<String> pullSecrets) {
    /** Copies the list. */
    public Images {
      pullSecrets = List.copyOf(pullSecrets);
    }
  }

  /**
   * The Lease that one of several operators holds.
   *
   * @param lease its name; empty when there is only one operator
   * @param namespace its namespace
   * @param identity name of this operator's pod
   * @param duration for how long it holds without being renewed
   */
  public record LeaderElection(String lease, String namespace, String identity, Duration duration) {
    /** The only operator needs no Lease. */
    public static final LeaderElection OFF = new LeaderElection("", "", "", Duration.ZERO);

    /** Whether there may be several operators. */
    public boolean isOn() {
      return !lease.isEmpty();
    }
  }

  /** Where metrics and health are answered. */
  public record Management(String address, int port) {}

  /**
   * A Role or ClusterRole that lets a driver make executor pods.
   *
   * @param kind {@code Role} or {@code ClusterRole}
   */
  public record TrainingRole(String kind, String name) {}

  /** The same settings with the name of the cluster. */
  public OperatorSettings withCluster(String name) {
    return new OperatorSettings(
        name,
        images,
        namespaces,
        leaderElection,
        management,
        trainingRole,
        networkPolicies,
        deletionDeadline);
  }
}
