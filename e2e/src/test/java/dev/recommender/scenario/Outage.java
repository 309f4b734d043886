package dev.recommender.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Cuts every connection for some time, from the first request to a path on. */
final class Outage implements ElasticsearchProxy.Watcher {
  private final String path;
  private final Duration duration;
  private final AtomicInteger refused = new AtomicInteger();
  private @Nullable Instant end;

  Outage(String path, Duration duration) {
    this.path = path;
    this.duration = duration;
  }

  int refused() {
    return refused.get();
  }

  @Override
  public boolean before(ElasticsearchProxy.Request request) {
    boolean passes = passes(request);
    if (!passes) {
      refused.incrementAndGet();
    }
    return passes;
  }

  private synchronized boolean passes(ElasticsearchProxy.Request request) {
    if (end == null && request.path().equals(path)) {
      end = Instant.now().plus(duration);
    }
    return end == null || Instant.now().isAfter(end);
  }

  @Override
  public void after(ElasticsearchProxy.Request request) {}
}
