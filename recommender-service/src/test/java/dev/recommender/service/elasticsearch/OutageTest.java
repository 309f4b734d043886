package dev.recommender.service.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.service.people.PeopleBusyException;
import dev.recommender.service.people.PeopleUnavailableException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

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
