package dev.recommender.platform.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one pod from its creation to its end; confined to the kubelet's loop. */
final class PodWorker {
  private static final Logger LOG = LoggerFactory.getLogger(PodWorker.class);
  private static final Duration RETRY = Duration.ofMillis(400);
  private static final Duration REFRESH = Duration.ofSeconds(2);

  private final Node node;
  private final PodFolder folder;
  private final Volumes volumes;
  private Pod pod;
  private @Nullable String podIp;
  private @Nullable ContainerRun run;
  private ContainerState state = waiting("ContainerCreating", "");
  private @Nullable ContainerState lastState;
  private String phase = "Pending";
  private Instant nextAttempt = Instant.EPOCH;
  private Instant nextRefresh = Instant.EPOCH;
  private int restarts;
  private boolean stopping;
  // Set when the kubelet itself ends the process, which then was not killed for want of memory.
  private boolean ordered;
  private @Nullable PodReport reported;

  PodWorker(Node node, Pod pod) throws IOException {
    this.node = node;
    this.pod = pod;
    this.folder = PodFolder.create(node.pods(), pod.getMetadata().getName());
    ConfigSource source = new ApiConfigSource(node.client(), pod.getMetadata().getNamespace());
    this.volumes = new Volumes(folder, source, node.claims());
  }

  /** Takes in the pod as the API has it now. */
  void observe(Pod latest) {
    pod = latest;
    if (latest.isMarkedForDeletion() && !stopping) {
      delete();
    }
  }

  /** Starts what can be started and asks the probes that are due. */
  void tick() {
    Instant now = node.clock().instant();
    if (stopping) {
      retryForgetting(now);
      return;
    }
    if (!isFinished() && !now.isBefore(nextAttempt)) {
      if (run == null) {
        start(now);
      } else {
        probe(run, now);
      }
    }
    // Also what could not be reported before.
    report();
  }

  /** Ends the process without telling the API, which goes down as well. */
  void abandon(Duration grace) {
    stopping = true;
    if (run != null) {
      new Shutdown(run.process(), null, grace, node.clock()).run();
    }
  }

  /** The API has forgotten the pod: nothing of it stays but its log. */
  void discard() {
    stopping = true;
    if (run != null) {
      run.process().destroyForcibly();
      run = null;
    }
    if (podIp != null) {
      node.addresses().release(podIp);
    }
    try {
      folder.discard();
    } catch (IOException e) {
      LOG.atWarn().setCause(e).addKeyValue("folder", folder.path()).log("pod folder not removed");
    }
  }

  private boolean isFinished() {
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  private Container container() {
    return pod.getSpec().getContainers().getFirst();
  }

  private void start(Instant now) {
    try {
      requireSupported();
      String address = address();
      Command command = Command.of(pod, address, node.entryPoint(container().getImage()), volumes);
      Files.deleteIfExists(folder.terminationLog());
      Probes probes = Probes.of(container(), address, now);
      // The address is known to the API before anything can be running at it.
      report();
      Process process = command.start(folder);
      ContainerRun started = new ContainerRun(process, now, probes);
      run = started;
      phase = "Running";
      state = new ContainerStateBuilder().withNewRunning(ContainerRun.time(now)).build();
      var _ = process.onExit().thenRun(() -> node.loop().submit(() -> exited(started)));
    } catch (ContainerConfigException e) {
      waitFor(now, e);
    } catch (IOException e) {
      waitFor(now, ContainerConfigException.failed("starting the process", e));
    }
  }

  private void requireSupported() throws ContainerConfigException {
    if (pod.getSpec().getContainers().size() != 1 || !pod.getSpec().getInitContainers().isEmpty()) {
      throw ContainerConfigException.notSupported("pods with more than one container");
    }
  }

  private String address() {
    if (podIp == null) {
      podIp = node.addresses().take(container().getPorts());
    }
    return podIp;
  }

  private void waitFor(Instant now, ContainerConfigException why) {
    nextAttempt = now.plus(RETRY);
    state = waiting(why.reason(), String.valueOf(why.getMessage()));
  }

  private void probe(ContainerRun current, Instant now) {
    current.probes().tick(now, node.background(), this::takeIn);
    Optional<String> failure = current.probes().failure(now);
    if (failure.isPresent() && !ordered) {
      ordered = true;
      LOG.atWarn()
          .addKeyValue("pod", pod.getMetadata().getName())
          .addKeyValue("why", failure.get())
          .log("container killed");
      end(current, () -> {});
    }
    refreshVolumes(now);
  }

  private void takeIn(Runnable outcome) {
    node.loop()
        .submit(() -> {
          outcome.run();
          report();
        });
  }

  /** Lets mounted Secrets and ConfigMaps follow their objects. */
  private void refreshVolumes(Instant now) {
    if (now.isBefore(nextRefresh) || !Volumes.canChange(pod.getSpec())) {
      return;
    }
    nextRefresh = now.plus(REFRESH);
    try {
      volumes.layOut(pod.getSpec(), container());
    } catch (ContainerConfigException | IOException e) {
      LOG.atDebug().setCause(e).log("volumes stay as they are");
    }
  }

  private void exited(ContainerRun ended) {
    if (run == null) {
      return;
    }
    Instant now = node.clock().instant();
    run = null;
    ContainerStateTerminated end =
        ended.ended(folder.terminationMessage(), ordered || stopping, now);
    ContainerState terminated = new ContainerStateBuilder().withTerminated(end).build();
    ordered = false;
    if (!stopping && isRestarted(end.getExitCode())) {
      restarts++;
      lastState = terminated;
      nextAttempt = now.plus(Backoff.before(restarts));
      state =
          waiting(
              "CrashLoopBackOff",
              "restarting the container that ended with exit code " + end.getExitCode());
    } else {
      phase = end.getExitCode() == 0 ? "Succeeded" : "Failed";
      state = terminated;
    }
    report();
  }

  private boolean isRestarted(int exitCode) {
    String policy = pod.getSpec().getRestartPolicy();
    return policy == null
        || policy.equals("Always")
        || (policy.equals("OnFailure") && exitCode != 0);
  }

  /** The API has marked the pod: end the process, then let the API forget the pod. */
  private void delete() {
    stopping = true;
    ContainerRun current = run;
    if (current == null) {
      forget();
    } else {
      end(current, () -> node.loop().submit(this::forget));
    }
  }

  private void end(ContainerRun current, Runnable then) {
    Shutdown shutdown = Shutdown.of(pod, podIp, current.process(), node.clock());
    node.background()
        .execute(() -> {
          shutdown.run();
          then.run();
        });
  }

  private void retryForgetting(Instant now) {
    if (pod.isMarkedForDeletion() && run == null && !now.isBefore(nextAttempt)) {
      forget();
    }
  }

  private void forget() {
    nextAttempt = node.clock().instant().plus(RETRY);
    node.client().resource(pod).withGracePeriod(0).delete();
  }

  private void report() {
    boolean started = run != null && run.probes().isStarted();
    boolean ready = run != null && run.probes().isReady();
    PodReport report = new PodReport(phase, podIp, state, lastState, restarts, started, ready);
    if (!report.equals(reported)) {
      PodStatus status = report.toStatus(pod, node.clock().instant());
      pod =
          node.client()
              .resource(
                  pod.edit()
                      .editMetadata()
                      .withResourceVersion(null)
                      .endMetadata()
                      .withStatus(status)
                      .build())
              .updateStatus();
      reported = report;
    }
  }

  private static ContainerState waiting(String reason, String message) {
    return new ContainerStateBuilder().withNewWaiting(message, reason).build();
  }
}
