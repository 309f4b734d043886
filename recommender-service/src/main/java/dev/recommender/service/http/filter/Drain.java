package dev.recommender.service.http.filter;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether this process is about to end: from then on every answer closes its connection. */
public final class Drain {
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);

  private final Duration period;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile boolean started;

  public Drain(Duration period) {
    this.period = period;
  }

  public boolean isStarted() {
    return started;
  }

  /** Starts to drain and waits for the drain period, or until the process stops. */
  public void await() throws InterruptedException {
    started = true;
    boolean _ = stopping.await(period.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * The process stops: nobody waits for the period any more. Who was not asked to drain before
   * answers for a moment longer.
   */
  public void stop() {
    boolean isSudden = !started;
    started = true;
    stopping.countDown();
    if (isSudden) {
      tellConnections();
    }
  }

  /** The server cuts idle connections when it stops, and one may have a request on its way. */
  private void tellConnections() {
    try {
      Thread.sleep(period.compareTo(LAST_ANSWERS) < 0 ? period : LAST_ANSWERS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
