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

  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::close);
    thread.shutdownNow();
  }

  /** Conflicts and vanished objects are normal life: the next change or tick looks again. */
  private static Runnable guarded(Runnable step) {
    return () -> {
      try {
        step.run();
      } catch (KubernetesClientException e) {
        boolean normal =
            e.getCode() == 404 || e.getCode() == 409 || Thread.currentThread().isInterrupted();
        LOG.atLevel(normal ? Level.DEBUG : Level.WARN).setCause(e).log("step failed");
      } catch (RuntimeException e) {
        LOG.atError().setCause(e).log("step failed");
      }
    };
  }
}
