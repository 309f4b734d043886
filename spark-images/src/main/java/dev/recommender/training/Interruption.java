package dev.recommender.training;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns SIGTERM into an interrupt of the run, and holds the JVM until the run has cleaned up. */
final class Interruption {
  private static final int GRACE_SECONDS = 25;

  private final CountDownLatch over = new CountDownLatch(1);

  private Interruption() {}

  static Interruption of(Thread run) {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.stop(run), "stop"));
    return interruption;
  }

  private void stop(Thread run) {
    if (over.getCount() == 0) {
      return;
    }
    run.interrupt();
    try {
      boolean _ = over.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The run has nothing more to lose. */
  void over() {
    over.countDown();
  }
}
