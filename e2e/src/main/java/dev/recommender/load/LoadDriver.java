package dev.recommender.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Clients that ask one service, each on a thread and a connection of its own. */
public final class LoadDriver {
  private final URI uri;
  private final Requests requests;
  private final Load load;
  private final AtomicLong next = new AtomicLong();
  private volatile boolean stopped;
  private volatile boolean lastConnections;

  public LoadDriver(URI uri, Requests requests, Load load) {
    this.uri = uri;
    this.requests = requests;
    this.load = load;
  }

  /** Asks until the time is over or {@link #stop}, and waits for the last answers. */
  public LoadResult run() throws InterruptedException {
    long started = System.nanoTime();
    List<Recording> recordings = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int client = 0; client < load.clients(); client++) {
      Recording recording = new Recording(load.sampleEvery());
      recordings.add(recording);
      threads.add(
          Thread.ofPlatform().name("client-" + client).start(() -> ask(recording, started)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return LoadResult.of((System.nanoTime() - started) / 1e9, recordings);
  }

  /** No request is sent any more. */
  public void stop() {
    stopped = true;
  }

  /** From now on a client ends with its connection instead of opening another. */
  public void keepLastConnections() {
    lastConnections = true;
  }

  private void ask(Recording recording, long started) {
    do {
      try (Connection connection = new Connection(uri)) {
        boolean keep = true;
        while (keep && !isOver(started)) {
          keep = !one(connection, recording, started).closes();
        }
      } catch (IOException e) {
        recording.failed(e);
        // Refused connections come back at once: without a pause they would fill the memory.
        LockSupport.parkNanos(1_000_000);
      }
    } while (!lastConnections && !isOver(started));
    recording.ended(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
  }

  private Answer one(Connection connection, Recording recording, long started) throws IOException {
    long number = next.getAndIncrement();
    if (load.perSecond() > 0) {
      awaitTurn(started + (long) (number * 1e9 / load.perSecond()));
    }
    long sent = System.nanoTime();
    Answer answer = connection.send(requests.at(number));
    recording.answered(requests.index(number), answer, System.nanoTime() - sent);
    return answer;
  }

  private static void awaitTurn(long turn) {
    for (long left = turn - System.nanoTime(); left > 0; left = turn - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private boolean isOver(long started) {
    return stopped || System.nanoTime() - started > load.duration().toNanos();
  }
}
