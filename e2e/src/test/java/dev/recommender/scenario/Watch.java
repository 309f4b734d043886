package dev.recommender.scenario;

import dev.recommender.benchmark.measure.ProcessUsage;
import dev.recommender.stack.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Probes a service as Kubernetes would, only more often, and looks at its memory. */
final class Watch implements AutoCloseable {
  /**
   * What a process holds.
   *
   * @param heap after a collection
   * @param resident the highest resident set so far
   */
  record Memory(long heap, long resident) {
    @Override
    public String toString() {
      return "heap %d MiB, resident %d MiB".formatted(heap >> 20, resident >> 20);
    }
  }

  private static final long PAUSE_MILLIS = 100;

  private final ServiceProcess service;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Queue<String> failedProbes = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Memory> early = new AtomicReference<>();
  private final Thread probing;
  private final Thread looking;
  private volatile long slowestNanos;

  /** The first look at the memory is after a third of the time. */
  Watch(ServiceProcess service, Duration time) {
    this.service = service;
    this.probing = Thread.ofPlatform().name("probing").start(this::probe);
    this.looking = Thread.ofPlatform().name("looking").start(() -> lookAfter(time.dividedBy(3)));
  }

  Duration slowestProbe() {
    return Duration.ofNanos(slowestNanos);
  }

  List<String> failedProbes() {
    return List.copyOf(failedProbes);
  }

  Memory early() {
    return early.get();
  }

  private void probe() {
    try {
      while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        ask("/health/live");
        ask("/health/ready");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(String path) throws InterruptedException {
    long started = System.nanoTime();
    try {
      int status = service.management(path).statusCode();
      if (status != 200) {
        failedProbes.add("%s answered %d".formatted(path, status));
      }
    } catch (IOException e) {
      failedProbes.add("%s: %s".formatted(path, e));
    }
    slowestNanos = Math.max(slowestNanos, System.nanoTime() - started);
  }

  private void lookAfter(Duration time) {
    try {
      if (!closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        early.set(memory());
      }
    } catch (IOException e) {
      failedProbes.add("memory: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Now, after a collection. */
  Memory memory() throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    new ProcessBuilder(jcmd.toString(), Long.toString(service.pid()), "GC.run")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    return new Memory(
        (long) service.metric("jvm_memory_used_bytes{area=\"heap\""),
        ProcessUsage.of(service.pid()).peakBytes());
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      probing.join();
      looking.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
