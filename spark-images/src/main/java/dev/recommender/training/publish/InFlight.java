package dev.recommender.training.publish;

import dev.recommender.training.failure.RunFailure;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One request under way; the next waits until it has been answered. */
final class InFlight implements AutoCloseable {
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("bulk").factory());
  private @Nullable Future<Long> last;
  private long written;

  /** Throws what the request before has thrown. */
  void submit(Callable<Long> request) {
    await();
    last = executor.submit(request);
  }

  /** How many documents all requests have written. */
  long finish() {
    await();
    return written;
  }

  private void await() {
    try {
      written += last == null ? 0 : last.get();
      last = null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RunFailure.terminated();
    } catch (ExecutionException e) {
      throw RunFailure.of(e);
    }
  }

  /** Nothing is written any more when it returns: a late write would bring an index back. */
  @Override
  public void close() {
    executor.shutdownNow();
    executor.close();
  }
}
