package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.load.Load;
import dev.recommender.load.LoadDriver;
import dev.recommender.load.LoadResult;
import dev.recommender.load.Requests;
import dev.recommender.stack.ServiceProcess;
import dev.recommender.synthetic.ModelShape;
import dev.recommender.synthetic.TitleRequests;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A service that is asked for more than twice what it carries: half a minute, in the long form ten
 * minutes.
 */
class OverloadIT {
  private static final Duration OVERLOAD =
      Boolean.getBoolean("long") ? Duration.ofMinutes(10) : Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofSeconds(4);
  private static final int CLIENTS = 8;

  /** More than twice those that may wait or be scored at a time. */
  private static final int CROWD = 256;

  /** Of what it was measured to carry: still twice of it when a neighbour gives way meanwhile. */
  private static final double ASKED = 3;

  private static final double LEAST_ASKED = 2;
  private static final int MOST_LOG_LINES = 50;
  private static final double MOST_GROWTH = 1.15;
  private static final long NOISE = 32 << 20;

  private ServiceProcess service;
  private Requests requests;

  @Test
  void shedsWhatItCannotCarryAndStaysUp() throws Exception {
    try (ServingWorld world = ServingWorld.start("overload", ModelShape.of(62_000, 64));
        ServiceProcess started = world.startReady("service")) {
      service = started;
      requests =
          Requests.gets(service.uri(), new TitleRequests(world.model(), 20_000, 100).paths());
      run(Load.closed(CLIENTS, SHORT));
      double carried = run(Load.closed(CLIENTS, SHORT)).perSecond();
      long linesBefore = logLines();
      LoadResult overload;
      try (Watch watch = new Watch(service, OVERLOAD)) {
        overload = run(Load.paced(CROWD, OVERLOAD, ASKED * carried));
        Watch.Memory late = watch.memory();
        print(carried, overload, watch, late);
        stayedUp(watch, late);
      }
      shed(overload, carried);
      assertThat(logLines() - linesBefore).as("log lines").isLessThan(MOST_LOG_LINES);
      assertThat(run(Load.closed(CLIENTS, SHORT)).statuses())
          .as("at once after the overload")
          .containsOnlyKeys(200);
    }
  }

  private static void shed(LoadResult overload, double carried) {
    assertThat(overload.failures()).isEmpty();
    assertThat(overload.statuses()).containsOnlyKeys(200, 503);
    assertThat((overload.count(200) + overload.count(503)) / overload.seconds())
        .as("asked per second")
        .isGreaterThan(LEAST_ASKED * carried);
    assertThat(overload.sheddingWithoutRetryAfter()).isZero();
  }

  private void stayedUp(Watch watch, Watch.Memory late) {
    assertThat(service.isAlive()).isTrue();
    assertThat(watch.failedProbes()).isEmpty();
    assertThat(watch.slowestProbe()).isLessThan(Duration.ofSeconds(1));
    Watch.Memory early = watch.early();
    assertThat(late.heap()).as("heap").isLessThan((long) (MOST_GROWTH * early.heap()) + NOISE);
    assertThat(late.resident())
        .as("resident set")
        .isLessThan((long) (MOST_GROWTH * early.resident()) + NOISE);
  }

  private LoadResult run(Load load) throws InterruptedException {
    return new LoadDriver(service.uri(), requests, load).run();
  }

  private long logLines() throws IOException {
    try (Stream<String> lines = Files.lines(service.log())) {
      return lines.count();
    }
  }

  private static void print(double carried, LoadResult overload, Watch watch, Watch.Memory late) {
    System.out.printf(
        "carried %.0f/s; overload: %s in %.0f s, p99 %.0f ms; slowest probe %s; %s, then %s%n",
        carried,
        overload.statuses(),
        overload.seconds(),
        overload.millis(.99),
        watch.slowestProbe(),
        watch.early(),
        late);
  }
}
