package dev.recommender.platform.kubelet;

import dev.recommender.platform.control.ControlLoop;
import dev.recommender.platform.control.Pods;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs every pod of the API as a process of this machine and reports what becomes of it. */
public final class Kubelet implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(150);
  private static final Duration GRACE_AT_CLOSE = Duration.ofSeconds(3);

  private final ControlLoop loop = new ControlLoop("kubelet");
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, PodWorker> workers = new HashMap<>();
  private final Node node;

  /**
   * @param pods the folder that gets a folder per pod
   * @param images the command that stands for each image
   * @param claims the folder that stands for each PersistentVolumeClaim
   */
  public Kubelet(
      KubernetesClient client,
      InstantSource clock,
      Path pods,
      Map<String, List<String>> images,
      Map<String, Path> claims) {
    this.node = new Node(client, clock, pods, images, claims, new PodAddresses(), loop, background);
  }

  public void start() {
    loop.watch(node.client().pods().inAnyNamespace(), this::observe);
    loop.every(TICK, () -> workers.values().forEach(PodWorker::tick));
  }

  /** Ends all processes, side by side; the API is not told. */
  @Override
  public void close() {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    // On the loop, because its thread must outlive the processes that it has started, and the
    // workers are its own.
    loop.submit(() -> {
      List<CompletableFuture<Void>> ends =
          workers.values().stream()
              .map(worker ->
                  CompletableFuture.runAsync(() -> worker.abandon(GRACE_AT_CLOSE), background))
              .toList();
      CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
      ended.complete(null);
    });
    ended.join();
    loop.close();
    background.shutdownNow();
  }

  private void observe(Pod seen) {
    String uid = seen.getMetadata().getUid();
    Pod pod = node.client().resource(seen).get();
    if (pod == null || !pod.getMetadata().getUid().equals(uid)) {
      PodWorker gone = workers.remove(uid);
      if (gone != null) {
        gone.discard();
      }
      return;
    }
    if (pod.getSpec().getNodeName() == null) {
      node.client()
          .resource(pod)
          .edit(unbound -> unbound.edit().editSpec().withNodeName(Pods.NODE).endSpec().build());
      return;
    }
    PodWorker worker = workers.computeIfAbsent(uid, _ -> create(pod));
    worker.observe(pod);
    worker.tick();
  }

  private PodWorker create(Pod pod) {
    try {
      return new PodWorker(node, pod);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "making the folder of pod \"" + pod.getMetadata().getName() + "\"", e);
    }
  }
}
