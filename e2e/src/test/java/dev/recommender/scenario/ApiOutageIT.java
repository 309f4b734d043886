package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recommender.platform.apiserver.ApiCall;
import dev.recommender.platform.apiserver.RequestInterceptor;
import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** An operator that has nothing to do, whose watches expire, and whose API server goes away. */
@TestMethodOrder(OrderAnnotation.class)
class ApiOutageIT {
  private static final String NAME = "steady";
  private static final Duration STILL = Duration.ofSeconds(15);
  private static final Duration OUTAGE = Duration.ofSeconds(6);
  private static final Duration SOON = Duration.ofSeconds(30);

  private static World world;
  private static ModelYaml model;

  @BeforeAll
  static void start() throws Exception {
    world = World.start("api-outage");
    model =
        world
            .yaml(NAME, world.elasticsearch(), SmallDataset.write(world.newFolder()))
            .with("evaluation: mustBeatBaseline: false");
    world.apply(model.yaml());
    world.awaitReady(NAME);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  @Order(1)
  void tellsInEventsWhatHasHappened() {
    assertThat(world.client().v1().events().inNamespace(world.namespace()).list().getItems())
        .filteredOn(event -> NAME.equals(event.getInvolvedObject().getName()))
        .extracting(Event::getReason)
        .contains("RunStarted", "RunSucceeded", "Promoted");
  }

  @Test
  @Order(2)
  void writesNothingWhileNothingChanges() {
    Queue<String> writes = new ConcurrentLinkedQueue<>();
    awaitQuiet(writes);
    String before = versions();
    await()
        .pollDelay(STILL)
        .atMost(STILL.plusSeconds(5))
        .untilAsserted(() -> assertThat(writes).isEmpty());
    assertThat(versions()).isEqualTo(before);
  }

  @Test
  @Order(3)
  void actsOnAChangeAfterItsWatchesHaveExpired() {
    world.local().platform().expireWatches();
    assertSuspends(true);
  }

  @Test
  @Order(4)
  void actsOnAChangeAfterTheApiWasAway() throws Exception {
    world.local().platform().apiOutage(OUTAGE);
    assertSuspends(false);
    assertThat(world.local().operator().isAlive()).isTrue();
  }

  private static void assertSuspends(boolean suspend) {
    world.apply(model.withTraining("seed: 1, suspend: " + suspend).yaml());
    await(world.local().operatorLog().toString())
        .atMost(SOON)
        .until(() ->
            world.status(NAME).conditions().stream()
                .anyMatch(c ->
                    c.getType().equals("Suspended")
                        && c.getStatus().equals(suspend ? "True" : "False")));
  }

  /** The last step of a promotion may still be under way when the resource is ready. */
  private static void awaitQuiet(Queue<String> writes) {
    world
        .local()
        .platform()
        .intercept(
            new RequestInterceptor() {
              @Override
              public void afterApplied(ApiCall call, int status) {
                if (call.isWrite() && call.userAgent().equals("recommender-operator")) {
                  writes.add(call.method() + " " + call.path());
                }
              }
            });
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofSeconds(3))
        .until(() -> {
          boolean quiet = writes.isEmpty();
          writes.clear();
          return quiet;
        });
  }

  /** The versions of everything that belongs to the model. */
  private static String versions() {
    var client = world.client();
    var all = new StringBuilder();
    all.append(world.model(NAME).require().getMetadata().getResourceVersion());
    for (var resources :
        List.of(
            client.services(),
            client.apps().deployments(),
            client.batch().v1().jobs(),
            client.pods())) {
      resources
          .inNamespace(world.namespace())
          .withLabel("recommender.dev/model", NAME)
          .list()
          .getItems()
          .forEach(o -> all.append(' ').append(o));
    }
    return all.toString();
  }
}
