package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.platform.apiserver.ApiCall;
import dev.recommender.platform.apiserver.ApiException;
import dev.recommender.platform.apiserver.RequestInterceptor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Ends each operator at its first write: one before the write is done, the next one after. */
final class Killer implements RequestInterceptor, ElasticsearchProxy.Watcher, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final World world;
  private final Map<String, Set<String>> sides = new ConcurrentHashMap<>();
  private final List<String> kills = new ArrayList<>();
  private boolean armed;
  private boolean beforeIsNext = true;

  Killer(World world) {
    this.world = world;
  }

  synchronized void arm() {
    armed = true;
  }

  synchronized int kills() {
    return kills.size();
  }

  Set<String> writes() {
    return sides.keySet();
  }

  /**
   * Writes that were never done again after an end before them, or never came to an end after them.
   */
  Set<String> writesOnlyEndedOnOneSide() {
    Set<String> oneSided = new TreeSet<>();
    sides.forEach((write, ends) -> {
      if (ends.size() == 1 && ends.contains("before")) {
        oneSided.add(write);
      }
    });
    return oneSided;
  }

  /** Starts a new operator whenever one was ended, until the world is as expected. */
  void reviveUntil(BooleanSupplier done) throws Exception {
    Instant limit = Instant.now().plus(PATIENCE);
    while (!done.getAsBoolean()) {
      assertThat(Instant.now()).as("kills so far: %s", kills).isBefore(limit);
      assertThat(kills())
          .as("an operator that is ended at each write comes no further: %s", kills)
          .isLessThan(400);
      if (!world.local().operator().isAlive()) {
        world.local().restartOperator();
      }
      Thread.sleep(100);
    }
  }

  @Override
  public void beforeApplied(ApiCall call) {
    if (isWriteOfTheOperator(call) && !before(write(call))) {
      throw new ApiException(503, "Killed", "the test has ended the operator");
    }
  }

  @Override
  public void afterApplied(ApiCall call, int status) {
    if (isWriteOfTheOperator(call)) {
      after(write(call));
    }
  }

  @Override
  public boolean before(ElasticsearchProxy.Request request) {
    return !request.isWriteOfTheOperator() || before(request.toString());
  }

  @Override
  public void after(ElasticsearchProxy.Request request) {
    if (request.isWriteOfTheOperator()) {
      after(request.toString());
    }
  }

  private synchronized boolean before(String write) {
    if (!armed || !beforeIsNext) {
      return true;
    }
    kill(write, "before");
    return false;
  }

  private synchronized void after(String write) {
    if (armed && !beforeIsNext) {
      kill(write, "after");
    }
  }

  private void kill(String write, String side) {
    if (!world.local().operator().isAlive()) {
      return;
    }
    world.local().operator().kill();
    kills.add(side + " " + write);
    sides.computeIfAbsent(write, w -> ConcurrentHashMap.newKeySet()).add(side);
    beforeIsNext = !beforeIsNext;
  }

  // Events tell people what is done already: one that an ended operator has not written is lost.
  private static boolean isWriteOfTheOperator(ApiCall call) {
    return "recommender-operator".equals(call.userAgent())
        && call.isWrite()
        && !call.path().contains("/events/");
  }

  private static String write(ApiCall call) {
    return call.method() + " " + call.path();
  }

  @Override
  public synchronized void close() {
    armed = false;
  }
}
