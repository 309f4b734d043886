package dev.recommender.operator.training;

import java.util.List;

/**
 * What an installation of the operator sets for runs.
 *
 * @param image image of the training program, of driver and executors
 * @param pullSecrets names of pull secrets in the namespace of the resource
 * @param roleKind {@code Role} or {@code ClusterRole}
 * @param roleName what the driver may do when it makes executor pods
 */
public record TrainingInstallation(
    String image, List<String> pullSecrets, String roleKind, String roleName) {
  /** Copies the list. */
  public TrainingInstallation {
    pullSecrets = List.copyOf(pullSecrets);
  }
}
