package dev.recommender.service.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.recommender.service.people.PeopleBusyException;
import dev.recommender.service.people.PeopleUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageTest {
  private final Outage outage = new Outage(1);

  @Test
  void turnsAwayWhatThereIsNoRoomFor() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    Thread waiting = Thread.ofVirtual().start(() -> waitFor(begun, answer));
    begun.await();
    assertThatThrownBy(() -> outage.watch(() -> 1)).isInstanceOf(PeopleBusyException.class);
    answer.countDown();
    waiting.join();
    assertThat(outage.watch(() -> 2)).isEqualTo(2);
  }

  @Test
  void hasRoomAgainAfterAFailure() {
    assertThatThrownBy(() ->
            outage.watch(() -> {
              throw new ElasticsearchException("it answered 500");
            }))
        .isInstanceOf(PeopleUnavailableException.class);
    assertThat(outage.watch(() -> 3)).isEqualTo(3);
  }

  @Test
  void logsNoMoreThanALineInThirtySecondsWhenOneIndexFails() {
    AtomicLong nanoTime = new AtomicLong();
    Outage half = new Outage(1, nanoTime::get);
    List<String> lines = logged(() -> failAndAnswer(half));
    assertThat(lines).containsExactly("people store does not answer");
    nanoTime.set(Duration.ofSeconds(29).toNanos());
    assertThat(logged(() -> failAndAnswer(half))).isEmpty();
    nanoTime.set(Duration.ofSeconds(30).toNanos());
    assertThat(logged(() -> failAndAnswer(half))).containsExactly("people store answers again");
  }

  private static List<String> logged(Runnable run) {
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger(Outage.class);
    logged.start();
    logger.addAppender(logged);
    run.run();
    logger.detachAppender(logged);
    return logged.list.stream().map(ILoggingEvent::getMessage).toList();
  }

  private static void failAndAnswer(Outage outage) {
    for (int request = 0; request < 3; request++) {
      assertThatThrownBy(() ->
              outage.watch(() -> {
                throw new ElasticsearchException("it answered 500");
              }))
          .isInstanceOf(PeopleUnavailableException.class);
      assertThat(outage.watch(() -> 1)).isEqualTo(1);
    }
  }

  private void waitFor(CountDownLatch begun, CountDownLatch answer) {
    int _ =
        outage.watch(() -> {
          begun.countDown();
          try {
            answer.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return 0;
        });
  }
}
