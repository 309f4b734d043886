package dev.recommender.training.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExecutorTroublesTest {
  @Test
  void sayWhatTheSchedulerSaysOnce() {
    Pod pending =
        pod(
"""
        phase: Pending
        conditions: [{type: PodScheduled, status: "False", reason: Unschedulable, message: 0/1 nodes are available}]
""");
    assertThat(ExecutorTroubles.of(List.of(pending, pending)))
        .isEqualTo("Unschedulable (0/1 nodes are available)");
  }

  @Test
  void sayWhatTheKubeletSays() {
    Pod waiting =
        pod(
"""
        containerStatuses: [{name: executor, state: {waiting: {reason: ImagePullBackOff, message: no such image}}}]
""");
    Pod ended =
        pod(
"""
        containerStatuses: [{name: executor, state: {terminated: {reason: OOMKilled, exitCode: 137}}}]
""");
    assertThat(ExecutorTroubles.of(List.of(waiting, ended)))
        .isEqualTo("ImagePullBackOff (no such image); OOMKilled (exited with 137)");
  }

  @Test
  void sayThePhasesWhenNothingIsWrong() {
    Pod creating =
        pod(
"""
        phase: Pending
        containerStatuses: [{name: executor, state: {waiting: {reason: ContainerCreating}}}]
""");
    assertThat(ExecutorTroubles.of(List.of(creating))).isEqualTo("their pods are Pending");
  }

  private static Pod pod(String status) {
    return Serialization.unmarshal("apiVersion: v1\nkind: Pod\nstatus:\n" + status, Pod.class);
  }
}
