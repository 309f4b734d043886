package dev.recommender.service.model;

import static dev.recommender.service.catalogue.Movies.movie;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recommender.service.model.ModelState.NotReady;
import dev.recommender.service.model.ModelState.Ready;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ModelKeeperTest {
  private static final Model MODEL =
      InMemoryModelSource.model(2, List.of(Items.bare(movie(1, "One", 1995, 1))));

  @Test
  void triesAgainUntilTheModelIsThere() {
    AtomicInteger attempts = new AtomicInteger();
    ModelKeeper keeper =
        new ModelKeeper(
            () ->
                attempts.incrementAndGet() < 4
                    ? new NotReady("VersionIncomplete", "not yet")
                    : new Ready(MODEL),
            model -> {},
            Duration.ofMillis(1));
    assertThat(keeper.get()).isInstanceOf(NotReady.class);
    keeper.start();
    await().untilAsserted(() -> assertThat(keeper.get()).isEqualTo(new Ready(MODEL)));
    assertThat(attempts).hasValue(4);
  }

  @Test
  void warmsUpBeforeItIsReady() {
    List<ModelState> seen = new ArrayList<>();
    ModelKeeper[] keeper = new ModelKeeper[1];
    keeper[0] =
        new ModelKeeper(
            () -> new Ready(MODEL), model -> seen.add(keeper[0].get()), Duration.ofMillis(1));
    keeper[0].start();
    await().until(() -> keeper[0].get() instanceof Ready);
    assertThat(seen).singleElement().isInstanceOf(NotReady.class);
  }

  @Test
  void survivesAnUnexpectedError() {
    AtomicInteger attempts = new AtomicInteger();
    ModelKeeper keeper =
        new ModelKeeper(
            () -> {
              if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("surprise");
              }
              return new Ready(MODEL);
            },
            model -> {},
            Duration.ofMillis(1));
    keeper.start();
    await().until(() -> keeper.get() instanceof Ready);
  }
}
