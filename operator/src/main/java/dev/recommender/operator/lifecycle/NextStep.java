package dev.recommender.operator.lifecycle;

import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunStatus;
import dev.recommender.api.VersionState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one thing to do next; each is safe to repeat after a crash. */
public sealed interface NextStep {
  /** Create the long-lived indices that are missing. */
  record PrepareIndices(Set<String> missing) implements NextStep {}

  /** Make the Secret with the pseudonym key. */
  record CreatePseudonymKey() implements NextStep {}

  /** Take over the indices of an earlier resource of the same name. */
  record Adopt(RecommenderModelStatus adopted) implements NextStep {}

  /** Write the intent of a run into the status. */
  record StartRun(RunStatus run) implements NextStep {}

  /** Create the Job of the intended run. */
  record CreateJob(RunStatus run) implements NextStep {}

  /** Record that the run ended without a version. */
  record RecordFailure(RunStatus run) implements NextStep {}

  /** Record the version that the run made, and what the gate said. */
  record RecordVersion(VersionDocument document, GateVerdict verdict) implements NextStep {}

  /** Let a rejected version pass after the gate was changed. */
  record AcceptVersion(int version, GateVerdict verdict) implements NextStep {}

  /** Reject a version that is not live yet after the gate was changed. */
  record RejectVersion(int version, GateVerdict verdict) implements NextStep {}

  /** Delete the Job of a run that nobody needs any more; it is gone only when its pod is. */
  record StopRun(int version) implements NextStep {}

  /** Make or change the objects that accompany the Deployments, and delete the surplus ones. */
  record ApplyCompanions(Set<OwnedObject> outdated, Set<OwnedObject> surplus) implements NextStep {}

  /** Apply the Deployment of a version; replicas are null when an autoscaler decides on them. */
  record Deploy(int version, String image, @Nullable Integer replicas) implements NextStep {}

  /**
   * Change the number of pods of a version and nothing else.
   *
   * @param start whether it is only what an autoscaler starts from
   */
  record Scale(int version, int replicas, boolean start) implements NextStep {}

  /** Apply once more what was applied to objects that somebody has changed since. */
  record PutBack(List<Drift> drifts) implements NextStep {}

  /**
   * Point the Service to a version; the resourceVersion is that of the Service seen, null when
   * there was none.
   */
  record Route(int version, @Nullable String resourceVersion) implements NextStep {}

  /** Move all aliases to a version, if they still point to the versions that were seen, by kind. */
  record SwapAliases(int version, Map<String, Set<Integer>> seen) implements NextStep {}

  /** Record that a version answers. */
  record RecordLive(int version) implements NextStep {}

  /** Delete the Deployment of a version that no longer answers. */
  record Retire(int version) implements NextStep {}

  /** Write a version's state, and the image it was first deployed with, into its document. */
  record MirrorState(
      int version, VersionState state, @Nullable String reason, @Nullable String image)
      implements NextStep {}

  /** Delete the indices of a version that the status does not keep. */
  record Prune(int version) implements NextStep {}

  /** Take a version out of the status: it can no longer be rolled to. */
  record Forget(int version) implements NextStep {}

  /** Delete the Job of an earlier run. */
  record DeleteJob(int version) implements NextStep {}

  /** Wait for the run. */
  record WaitForRun(RunStatus run) implements NextStep {}

  /** Wait until the pods of a version are ready and answer. */
  record WaitForPods(int version, String message) implements NextStep {}

  /** Wait until the endpoints of the Service name only pods of a version. */
  record WaitForEndpoints(int version) implements NextStep {}

  /** Nothing to do until something changes. */
  record Idle() implements NextStep {}

  /** Whether the step does something, and does not only wait. */
  default boolean acts() {
    return switch (this) {
      case WaitForRun run -> false;
      case WaitForPods pods -> false;
      case WaitForEndpoints endpoints -> false;
      case Idle idle -> false;
      default -> true;
    };
  }

  /** What stands still when the step is refused: no run starts on what is not prepared. */
  default Problem.Effect whenRefused() {
    return this instanceof PrepareIndices || this instanceof CreatePseudonymKey
        ? Problem.Effect.HoldsTraining
        : Problem.Effect.HoldsNothing;
  }
}
