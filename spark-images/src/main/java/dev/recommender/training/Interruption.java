package dev.recommender.training;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;

/** Turns SIGTERM into an interrupt of the run, and holds the JVM until the run has cleaned up. */
final class Interruption {
  private static final int GRACE_SECONDS = 25;

  /** Before Spark's own hook: cleaning up needs Spark to know that nothing writes any more. */
  private static final int PRIORITY = 100;

  private final Thread run;
  private final CountDownLatch over = new CountDownLatch(1);
  private boolean stopping;
  private boolean shielded;

  Interruption(Thread run) {
    this.run = run;
  }

  void install() {
    ShutdownHookManager.get()
        .addShutdownHook(this::stopAndWait, PRIORITY, GRACE_SECONDS + 1, TimeUnit.SECONDS);
  }

  private void stopAndWait() {
    stop();
    try {
      boolean _ = over.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void stop() {
    stopping = true;
    if (!shielded) {
      run.interrupt();
    }
  }

  /** From here on the run is not disturbed; true when it had been told to stop before. */
  synchronized boolean shield() {
    shielded = true;
    boolean interrupted = Thread.interrupted();
    return stopping || interrupted;
  }

  /** The run has nothing more to lose. */
  void over() {
    over.countDown();
  }
}
