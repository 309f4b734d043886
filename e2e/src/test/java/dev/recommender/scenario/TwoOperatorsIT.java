package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.api.VersionState;
import dev.recommender.platform.apiserver.ApiCall;
import dev.recommender.platform.apiserver.RequestInterceptor;
import dev.recommender.stack.Checkout;
import dev.recommender.stack.OperatorProcess;
import dev.recommender.traffic.RestlessClient;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Two operators and one Lease: the leader is stopped in the middle of a promotion for longer than
 * the Lease holds, wakes up, and must not hurt what the other has done.
 */
class TwoOperatorsIT {
  private static final String NAME = "shared";
  private static final String LEASE = "recommender-operator";
  private static final String BY_TITLE = "/v1/recommendations?title=Movie+Number+5&k=3";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Map<String, OperatorProcess> operators = new TreeMap<>();

  @Test
  void theOtherFinishesAPromotionAndTheOneThatLostTheLeaseEnds() throws Exception {
    try (World world = World.start("two-operators")) {
      world.local().operator().close();
      startBoth(world);
      try {
        ModelYaml model =
            world
                .yaml(NAME, world.elasticsearch(), SmallDataset.write(world.newFolder()))
                .with("evaluation: mustBeatBaseline: false");
        world.apply(model.yaml());
        world.awaitReady(NAME);
        promoteWhileTheLeaderSleeps(world, model);
        theNextTakesOverAtOnce(world);
      } finally {
        operators.values().forEach(OperatorProcess::close);
      }
    }
  }

  private void promoteWhileTheLeaderSleeps(World world, ModelYaml model) throws Exception {
    String leader = holder(world);
    URI uri = world.serviceUri(NAME).resolve(BY_TITLE);
    var routing = new CountDownLatch(1);
    world.local().platform().intercept(beforeRouting(routing, () -> signal(leader, "STOP")));
    try (var client = new RestlessClient(uri)) {
      world.apply(model.withTraining("seed: 2").yaml());
      assertThat(routing.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      await().atMost(PATIENCE).until(() -> !leader.equals(holder(world)));
      await()
          .atMost(PATIENCE)
          .until(() -> Integer.valueOf(2).equals(world.status(NAME).liveVersion()));
      signal(leader, "CONT");
      await().atMost(PATIENCE).until(() -> !operators.get(leader).isAlive());
      assertThat(operators.get(leader).exitValue()).isEqualTo(1);
      world.awaitReady(NAME);
      client.stop();
      assertThat(client.failures()).isEmpty();
      assertThat(client.answers()).allMatch(answer -> answer.status() == 200);
    }
    assertThat(world.status(NAME).versions())
        .filteredOn(version -> version.state() == VersionState.Live)
        .hasSize(1);
    assertAliasedToTheServed(world);
  }

  /** The one that is left ends as it should; a new one need not wait until the Lease expires. */
  private void theNextTakesOverAtOnce(World world) throws IOException {
    OperatorProcess last = operators.get(holder(world));
    last.close();
    assertThat(holder(world)).isEmpty();
    start(world, "third");
    await().atMost(PATIENCE).until(() -> holder(world).equals("third"));
  }

  private void startBoth(World world) throws IOException {
    start(world, "first");
    await().atMost(PATIENCE).until(() -> holder(world).equals("first"));
    start(world, "second");
  }

  private void start(World world, String identity) throws IOException {
    Path log = world.local().operatorLog().resolveSibling("operator-" + identity + ".log");
    operators.put(
        identity,
        OperatorProcess.start(
            Checkout.current(),
            world.local().platform(),
            log,
            Map.of(
                "LEASE_NAME",
                LEASE,
                "LEASE_DURATION",
                "6s",
                "POD_NAMESPACE",
                world.namespace(),
                "POD_NAME",
                identity)));
  }

  private static String holder(World world) {
    Lease lease = world.client().leases().inNamespace(world.namespace()).withName(LEASE).get();
    return lease == null || lease.getSpec().getHolderIdentity() == null
        ? ""
        : lease.getSpec().getHolderIdentity();
  }

  private static void assertAliasedToTheServed(World world) throws Exception {
    JsonNode aliases =
        world.elasticsearch(
            "GET", "/_alias/default.%1$s-items,default.%1$s-users".formatted(NAME), "");
    assertThat(aliases.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "default.%s-items-v2".formatted(NAME), "default.%s-users-v2".formatted(NAME));
    assertThat(world.ask(NAME, BY_TITLE, 200).at("/model/version").asInt()).isEqualTo(2);
  }

  private void signal(String identity, String name) {
    String pid = Long.toString(operators.get(identity).pid());
    try {
      int exit = new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
      assertThat(exit).isZero();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("sending SIG" + name, e);
    }
  }

  /** Acts once, at the operator's first write to the Service, before it is applied. */
  private static RequestInterceptor beforeRouting(CountDownLatch seen, Runnable action) {
    return new RequestInterceptor() {
      @Override
      public synchronized void beforeApplied(ApiCall call) {
        boolean routes = call.method().equals("PATCH") && call.path().endsWith("/services/" + NAME);
        if (routes && call.userAgent().equals("recommender-operator") && seen.getCount() > 0) {
          action.run();
          seen.countDown();
        }
      }
    };
  }
}
