package dev.recommender.training.people;

import co.elastic.clients.elasticsearch._types.Time;
import dev.recommender.training.failure.RunFailure;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An index as it was at one moment: kept alive until it is closed, and for minutes after a crash.
 */
final class PointInTime implements AutoCloseable {
  static final Time KEEP_ALIVE = Time.of(time -> time.time("5m"));

  private static final Logger LOG = LoggerFactory.getLogger(PointInTime.class);
  private static final Duration TOUCH_INTERVAL = Duration.ofMinutes(1);

  private final ElasticsearchConnection connection;
  private final String index;
  private final String id;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("point-in-time").factory());

  private PointInTime(ElasticsearchConnection connection, String index, String id) {
    this.connection = connection;
    this.index = index;
    this.id = id;
  }

  /** Everything that was written before is in it: search alone sees it only after a refresh. */
  static PointInTime open(ElasticsearchConnection connection, String index) {
    connection.repeatable(
        "refreshing \"%s\"".formatted(index),
        es -> es.indices().refresh(request -> request.index(index)));
    String id =
        connection
            .repeatable(
                "freezing \"%s\"".formatted(index),
                es -> es.openPointInTime(pit -> pit.index(index).keepAlive(KEEP_ALIVE)))
            .id();
    PointInTime opened = new PointInTime(connection, index, id);
    var _ =
        opened.executor.scheduleWithFixedDelay(
            opened::touch,
            TOUCH_INTERVAL.toMillis(),
            TOUCH_INTERVAL.toMillis(),
            TimeUnit.MILLISECONDS);
    return opened;
  }

  String id() {
    return id;
  }

  /** Documents in it. */
  long count() {
    var hits =
        connection
            .repeatable(
                "counting \"%s\"".formatted(index),
                es ->
                    es.search(
                        search ->
                            search
                                .pit(pit -> pit.id(id).keepAlive(KEEP_ALIVE))
                                .size(0)
                                .trackTotalHits(total -> total.enabled(true)),
                        Void.class))
            .hits();
    return hits.total() == null ? 0 : hits.total().value();
  }

  private void touch() {
    try {
      count();
    } catch (RunFailure e) {
      LOG.atWarn().addKeyValue("cause", e.sentence()).log("snapshot not kept alive");
    }
  }

  /** What is not closed ends by itself, so a failure to close is none of the run. */
  @Override
  public void close() {
    executor.shutdownNow();
    try {
      connection.once(
          "releasing \"%s\"".formatted(index), es -> es.closePointInTime(pit -> pit.id(id)));
    } catch (RunFailure e) {
      LOG.atWarn().addKeyValue("cause", e.sentence()).log("snapshot not released");
    }
  }
}
