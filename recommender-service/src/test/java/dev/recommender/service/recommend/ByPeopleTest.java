package dev.recommender.service.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.service.admission.OverloadedException;
import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.people.People;
import dev.recommender.service.people.PrivacyRules;
import dev.recommender.service.people.Profile;
import dev.recommender.service.people.Profiles;
import dev.recommender.service.people.Pseudonym;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ByPeopleTest {
  private final SmallWorld world = new SmallWorld();
  private final Movie movie = world.model.catalogue().movie(10).orElseThrow();

  @Test
  void turnsAwayTheFifthWhoAsksAtOnce() throws InterruptedException {
    CountDownLatch reading = new CountDownLatch(4);
    CountDownLatch answer = new CountDownLatch(1);
    ByPeople byPeople =
        byPeople(
            Duration.ofMinutes(1),
            _ -> {
              reading.countDown();
              answer.await();
            });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int asking = 0; asking < 4; asking++) {
        var _ = threads.submit(() -> byPeople.taste(world.model, movie));
      }
      reading.await();
      assertThatThrownBy(() -> byPeople.taste(world.model, movie))
          .isInstanceOf(OverloadedException.class);
      answer.countDown();
    }
    assertThat(byPeople.taste(world.model, movie)).isEmpty();
  }

  @Test
  void stopsReadingWhenItTakesTooLong() {
    AtomicInteger pages = new AtomicInteger();
    ByPeople byPeople =
        byPeople(
            Duration.ZERO,
            consumer -> {
              for (int page = 0; page < 3; page++) {
                pages.incrementAndGet();
                consumer.accept(List.of());
              }
            });
    assertThatThrownBy(() -> byPeople.taste(world.model, movie))
        .isInstanceOf(OverloadedException.class)
        .hasMessageContaining("took over");
    assertThat(pages).hasValue(1);
  }

  private interface Reading {
    void into(Consumer<List<Profile>> pages) throws InterruptedException;
  }

  private ByPeople byPeople(Duration longest, Reading reading) {
    Profiles profiles =
        new Profiles() {
          @Override
          public Optional<Profile> profile(Pseudonym pseudonym) {
            return Optional.empty();
          }

          @Override
          public void whoLiked(int movieId, Consumer<List<Profile>> pages) {
            try {
              reading.into(pages);
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          }
        };
    PrivacyRules rules = new PrivacyRules(false, Duration.ofDays(1));
    People people = new People(profiles, world.records, rules, InstantSource.fixed(SmallWorld.NOW));
    return new ByPeople(people, 1, longest);
  }
}
