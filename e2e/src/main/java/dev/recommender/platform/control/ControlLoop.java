package dev.recommender.platform.control;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One controller's thread: its steps run one at a time, on changes and on ticks, so that its state
 * needs no lock.
 */
public final class ControlLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);

  private final ScheduledExecutorService thread;
  private final List<SharedIndexInformer<?>> informers = new ArrayList<>();
  private volatile boolean closed;

  public ControlLoop(String name) {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(name).daemon().factory());
  }

  /** Runs the step with every object that is there, comes, changes or has gone. */
  public <T extends HasMetadata> void watch(Informable<T> resources, Consumer<T> step) {
    informers.add(
        resources.inform(
            new ResourceEventHandler<T>() {
              @Override
              public void onAdd(T object) {
                submit(() -> step.accept(object));
              }

              @Override
              public void onUpdate(T before, T after) {
                onAdd(after);
              }

              @Override
              public void onDelete(T object, boolean finalStateUnknown) {
                onAdd(object);
              }
            }));
  }

  public void every(Duration interval, Runnable step) {
    long millis = interval.toMillis();
    var _ = thread.scheduleWithFixedDelay(guarded(step), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Runs the step soon; after the end of the loop it is dropped. */
  public void submit(Runnable step) {
    try {
      thread.execute(guarded(step));
    } catch (RejectedExecutionException closed) {
      LOG.atDebug().log("step dropped after the end of the loop");
    }
  }

  /**
   * Interrupts the step that is running and waits for its end, so that nothing happens afterwards.
   */
  @Override
  public void close() {
    closed = true;
    informers.forEach(SharedIndexInformer::close);
    thread.shutdownNow();
    try {
      var _ = thread.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Runnable guarded(Runnable step) {
    return () -> {
      try {
        step.run();
      } catch (RuntimeException e) {
        LOG.atLevel(isNormal(e) ? Level.DEBUG : Level.ERROR).setCause(e).log("step failed");
      }
    };
  }

  /** Conflicts and vanished objects are normal life: the next change or tick looks again. */
  private boolean isNormal(RuntimeException e) {
    return closed
        || (e instanceof KubernetesClientException refused
            && (refused.getCode() == 404 || refused.getCode() == 409));
  }
}
