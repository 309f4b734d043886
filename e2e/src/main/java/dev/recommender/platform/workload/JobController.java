package dev.recommender.platform.workload;

import dev.recommender.platform.control.ControlLoop;
import dev.recommender.platform.control.Pods;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;

/** Runs a Job's pods one after the other until one succeeds, too many fail, or its time is over. */
public final class JobController implements AutoCloseable {
  private static final String JOB_NAME = "batch.kubernetes.io/job-name";
  private static final String CONTROLLER_UID = "batch.kubernetes.io/controller-uid";

  private final KubernetesClient client;
  private final InstantSource clock;
  private final ControlLoop loop = new ControlLoop("job-controller");

  public JobController(KubernetesClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  public void start() {
    loop.watch(client.batch().v1().jobs().inAnyNamespace(), this::sync);
    loop.watch(client.pods().inAnyNamespace(), this::syncOwner);
    // Deadlines pass without any change.
    loop.every(
        Duration.ofSeconds(1),
        () -> client.batch().v1().jobs().inAnyNamespace().list().getItems().forEach(this::sync));
  }

  @Override
  public void close() {
    loop.close();
  }

  private void syncOwner(Pod pod) {
    String namespace = pod.getMetadata().getNamespace();
    for (OwnerReference owner : pod.getMetadata().getOwnerReferences()) {
      if (owner.getKind().equals("Job")) {
        Job job = client.batch().v1().jobs().inNamespace(namespace).withName(owner.getName()).get();
        if (job != null) {
          sync(job);
        }
      }
    }
  }

  private void sync(Job seen) {
    Job job = client.resource(seen).get();
    if (job == null || job.isMarkedForDeletion() || JobState.isOver(job)) {
      return;
    }
    JobState state = new JobState(job, Pods.ownedBy(client, job), clock.instant());
    switch (state.next()) {
      case JobState.Step.Wait() -> report(job, status(state).build());
      case JobState.Step.StartPod() -> {
        // The start time is written first, so that the deadline also counts for a Job whose pod
        // cannot start.
        report(job, status(state).build());
        startPod(job);
      }
      case JobState.Step.Complete() ->
          report(
              job,
              status(state)
                  .withCompletionTime(now())
                  .withConditions(
                      condition("SuccessCriteriaMet", "CompletionsReached", ""),
                      condition("Complete", "CompletionsReached", ""))
                  .build());
      case JobState.Step.Fail fail -> fail(state, fail);
    }
  }

  private void fail(JobState state, JobState.Step.Fail fail) {
    JobStatusBuilder status =
        status(state).withConditions(condition("FailureTarget", fail.reason(), fail.message()));
    if (state.active().isEmpty()) {
      status.addToConditions(condition("Failed", fail.reason(), fail.message()));
    }
    report(state.job(), status.build());
    state.active().stream()
        .filter(pod -> !pod.isMarkedForDeletion())
        .forEach(pod -> client.resource(pod).delete());
  }

  private void startPod(Job job) {
    String uid = job.getMetadata().getUid();
    String name = job.getMetadata().getName();
    Pods.create(
        client,
        job,
        job.getSpec().getTemplate(),
        Map.of(JOB_NAME, name, "job-name", name, CONTROLLER_UID, uid));
  }

  private JobStatusBuilder status(JobState state) {
    JobStatus known = state.job().getStatus();
    return new JobStatusBuilder()
        .withStartTime(known == null || known.getStartTime() == null ? now() : known.getStartTime())
        .withActive(state.active().size())
        .withReady((int) state.active().stream().filter(Pods::isReady).count())
        .withSucceeded(state.count("Succeeded"))
        .withFailed(state.count("Failed"));
  }

  private JobCondition condition(String type, String reason, String message) {
    return new JobConditionBuilder()
        .withType(type)
        .withStatus("True")
        .withReason(reason)
        .withMessage(message)
        .withLastProbeTime(now())
        .withLastTransitionTime(now())
        .build();
  }

  private void report(Job job, JobStatus status) {
    if (!sameButTimes(job.getStatus(), status)) {
      client.resource(job.edit().withStatus(status).build()).updateStatus();
    }
  }

  private static boolean sameButTimes(JobStatus known, JobStatus next) {
    return known != null
        && Objects.equals(known.getStartTime(), next.getStartTime())
        && Objects.equals(known.getActive(), next.getActive())
        && Objects.equals(known.getReady(), next.getReady())
        && Objects.equals(known.getSucceeded(), next.getSucceeded())
        && Objects.equals(known.getFailed(), next.getFailed())
        && known.getConditions().size() == next.getConditions().size();
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
