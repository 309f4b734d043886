package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recommender.stack.ServiceProcess;
import dev.recommender.synthetic.ModelShape;
import dev.recommender.synthetic.TitleRequests;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A service whose Elasticsearch is away: when it starts, and later. */
class StoreOutageIT {
  private static ServingWorld world;
  private static String titlePath;
  private static String user;

  @BeforeAll
  static void start() throws Exception {
    world = ServingWorld.start("outage", ModelShape.of(10_000, 16));
    titlePath = new TitleRequests(world.model(), 1, 10).paths().getFirst();
    user = world.model().userId(7);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void waitsForElasticsearchAndSaysSo() throws Exception {
    world.gate().close();
    try (ServiceProcess service = world.start("away-at-start")) {
      HttpResponse<String> waiting =
          await()
              .atMost(ServingWorld.PATIENCE)
              .ignoreExceptions()
              .until(
                  () -> service.management("/health/ready"),
                  answer -> answer.body().contains("ElasticsearchUnavailable"));
      assertThat(waiting.statusCode()).isEqualTo(503);
      assertThat(waiting.body()).contains("does not answer");
      assertThat(service.management("/health/live").statusCode()).isEqualTo(200);
      assertThat(new ServiceClient(service).get(titlePath).status()).isEqualTo(503);
      world.gate().open();
      service.awaitReady(ServingWorld.PATIENCE);
      assertThat(new ServiceClient(service).get(titlePath).status()).isEqualTo(200);
    } finally {
      world.gate().open();
    }
  }

  @Test
  void answersByTitleWithoutElasticsearchAndAboutPeopleOnceItIsBack() throws Exception {
    try (ServiceProcess service = world.startReady("away-later")) {
      ServiceClient client = new ServiceClient(service);
      ServiceClient.Reply before = client.get(titlePath);
      assertThat(client.recommendations(user).status()).isEqualTo(200);
      world.gate().close();
      assertThat(client.get(titlePath).movies()).isEqualTo(before.movies()).hasSize(10);
      ServiceClient.Reply refused = client.recommendations(user);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.problem()).isEqualTo("people-unavailable");
      assertThat(service.management("/health/ready").statusCode())
          .as("ready, for titles are answered")
          .isEqualTo(200);
      world.gate().open();
      await()
          .atMost(ServingWorld.PATIENCE)
          .until(() -> client.recommendations(user).status() == 200);
      assertThat(service.isAlive()).isTrue();
    } finally {
      world.gate().open();
    }
  }
}
