package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recommender.load.Load;
import dev.recommender.load.LoadDriver;
import dev.recommender.load.LoadResult;
import dev.recommender.load.Requests;
import dev.recommender.stack.ServiceProcess;
import dev.recommender.synthetic.ModelShape;
import dev.recommender.synthetic.TitleRequests;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A service that is told to end while clients ask without a pause. */
class ShutdownIT {
  private static final int CLIENTS = 16;
  private static final int SIGTERM = 128 + 15;

  @Test
  void finishesWhatIsInFlight() throws Exception {
    try (ServingWorld world = ServingWorld.start("shutdown", ModelShape.of(20_000, 32));
        ServiceProcess service = world.startReady("service")) {
      Requests requests =
          Requests.gets(service.uri(), new TitleRequests(world.model(), 10_000, 100).paths());
      LoadDriver driver =
          new LoadDriver(service.uri(), requests, Load.closed(CLIENTS, ServingWorld.PATIENCE));
      CompletableFuture<LoadResult> result = new CompletableFuture<>();
      Thread.ofPlatform().start(() -> complete(result, driver));
      await("some answers").until(() -> answers(service) > 1_000);
      driver.keepLastConnections();
      service.terminate();
      assertThat(service.awaitEnd(Duration.ofSeconds(20))).isEqualTo(SIGTERM);
      LoadResult seen = result.get();
      assertThat(seen.failures()).isEmpty();
      assertThat(seen.statuses()).containsOnlyKeys(200);
      assertThat(seen.succeeded()).isGreaterThan(1_000);
    }
  }

  private static double answers(ServiceProcess service) throws Exception {
    return service.metric("recommender_answers_total");
  }

  private static void complete(CompletableFuture<LoadResult> result, LoadDriver driver) {
    try {
      result.complete(driver.run());
    } catch (InterruptedException e) {
      result.completeExceptionally(e);
    }
  }
}
