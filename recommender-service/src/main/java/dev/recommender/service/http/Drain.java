package dev.recommender.service.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether this process is about to end: from then on every answer closes its connection. */
public final class Drain {
  private final Duration period;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile boolean started;

  public Drain(Duration period) {
    this.period = period;
  }

  boolean isStarted() {
    return started;
  }

  /** Starts to drain and waits for the drain period, or until the process stops. */
  void await() throws InterruptedException {
    started = true;
    boolean _ = stopping.await(period.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The process stops: nobody waits for the period any more. */
  public void stop() {
    started = true;
    stopping.countDown();
  }
}
