package dev.recommender.service.admission;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * The fixed platform threads on which scores are computed. Work on the virtual threads of requests
 * would starve everything else, readiness included; a bounded queue sheds what cannot be carried.
 */
public final class ScoringPool implements AutoCloseable {
  private final ThreadPoolExecutor threads;
  private final Duration deadline;
  private final LongAdder rejected = new LongAdder();
  private final CopyOnWriteArrayList<ScoringTimes> told = new CopyOnWriteArrayList<>();

  /** Work not done by the deadline, counted from when it is asked for, is given up. */
  public ScoringPool(int size, int queueLength, Duration deadline) {
    this.deadline = deadline;
    this.threads =
        new ThreadPoolExecutor(
            size,
            size,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queueLength),
            Thread.ofPlatform().name("scoring-", 0).daemon().factory());
  }

  /**
   * Throws {@link OverloadedException} at once when the queue is full or the pool closed, and when
   * the deadline passes; work that still waits then is never begun.
   */
  public <T> T run(Callable<T> work) {
    long asked = System.nanoTime();
    FutureTask<T> task = new FutureTask<>(() -> timed(work, asked));
    submit(task);
    try {
      return task.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof OverloadedException
          ? tooLate()
          : new IllegalStateException("scoring failed", e.getCause());
    } catch (TimeoutException e) {
      throw tooLate();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OverloadedException("the service is shutting down");
    } finally {
      giveUp(task);
    }
  }

  /** Tells of every piece of work from now on how long it took. */
  public void tell(ScoringTimes times) {
    told.add(times);
  }

  /** How many requests wait for a thread. */
  public int waiting() {
    return threads.getQueue().size();
  }

  /** How many requests were turned away since the start. */
  public long rejected() {
    return rejected.sum();
  }

  /** Work that was taken on is done; there is no more after it. */
  @Override
  public void close() {
    threads.shutdown();
  }

  private void submit(FutureTask<?> task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      rejected.increment();
      throw new OverloadedException(
          threads.isShutdown()
              ? "the service is shutting down"
              : "more requests than can be scored are waiting");
    }
  }

  private <T> T timed(Callable<T> work, long asked) throws Exception {
    long begun = System.nanoTime();
    Duration waited = Duration.ofNanos(begun - asked);
    told.forEach(times -> times.waited(waited));
    // A busy machine may wake the one who waits only long after the deadline.
    if (waited.compareTo(deadline) > 0) {
      throw new OverloadedException("nobody waits any more");
    }
    T result = work.call();
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    told.forEach(times -> times.scored(took));
    return result;
  }

  /** A cancelled task that stayed in the queue would take the place of one that somebody wants. */
  private void giveUp(FutureTask<?> task) {
    if (task.cancel(true)) {
      boolean _ = threads.remove(task);
    }
  }

  private OverloadedException tooLate() {
    rejected.increment();
    return new OverloadedException("scoring took longer than " + deadline);
  }
}
