package dev.recommender.service.recommend;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
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

  /** Throws {@link OverloadedException} when the queue is full or the deadline passes. */
  public <T> T run(Callable<T> work) {
    Future<T> running = submit(work);
    try {
      return running.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("scoring failed", e.getCause());
    } catch (TimeoutException e) {
      running.cancel(true);
      rejected.increment();
      throw new OverloadedException("scoring took longer than " + deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OverloadedException("the service is shutting down");
    }
  }

  /** How many requests wait for a thread. */
  public int waiting() {
    return threads.getQueue().size();
  }

  /** How many requests were turned away since the start. */
  public long rejected() {
    return rejected.sum();
  }

  @Override
  public void close() {
    threads.shutdown();
  }

  private <T> Future<T> submit(Callable<T> work) {
    try {
      return threads.submit(work);
    } catch (RejectedExecutionException e) {
      rejected.increment();
      throw new OverloadedException("more requests than can be scored are waiting");
    }
  }
}
