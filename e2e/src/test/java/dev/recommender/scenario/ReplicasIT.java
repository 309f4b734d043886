package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.scenario.ServiceClient.Reply;
import dev.recommender.stack.ServiceProcess;
import dev.recommender.synthetic.ModelShape;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two services over one Elasticsearch: what one is told, the other knows at the next request. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasIT {
  private static final int ACTIVE = 10;
  private static final int WITHDRAWING = 11;
  private static final int ERASED = 12;
  private static final int EXPORTING = 13;

  private static ServingWorld world;
  private static ServiceProcess first;
  private static ServiceProcess second;
  private static ServiceClient a;
  private static ServiceClient b;

  @BeforeAll
  static void start() throws Exception {
    world = ServingWorld.start("replicas", ModelShape.of(10_000, 16));
    first = world.startReady("a");
    second = world.startReady("b");
    a = new ServiceClient(first);
    b = new ServiceClient(second);
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
    world.close();
  }

  @Test
  @Order(1)
  void anEventThroughOneChangesTheAnswerOfTheOther() throws Exception {
    Reply before = b.recommendations(id(ACTIVE));
    assertThat(before.method()).isEqualTo("trained-factors");
    int best = before.movies().getFirst();
    assertThat(statuses(a.send("POST", "/v1/events", event(ACTIVE, best)))).containsExactly(201);
    Reply after = b.recommendations(id(ACTIVE));
    assertThat(after.method()).isEqualTo("fold-in");
    assertThat(after.movies()).hasSize(10).doesNotContain(best);
    String undo = "/v1/users/%s/events/%d".formatted(id(ACTIVE), best);
    assertThat(b.send("DELETE", undo, "").status()).isEqualTo(204);
    assertThat(a.recommendations(id(ACTIVE)).movies()).contains(best);
  }

  @Test
  @Order(2)
  void consentWithdrawnAtOneHoldsAtTheOther() throws Exception {
    assertThat(b.recommendations(id(WITHDRAWING)).method()).isEqualTo("trained-factors");
    assertThat(consent("withdrawn").status()).isEqualTo(200);
    Reply withheld = b.recommendations(id(WITHDRAWING));
    assertThat(withheld.method()).isEqualTo("popular");
    assertThat(withheld.body().path("notice").asText()).isNotEmpty();
    assertThat(statuses(b.send("POST", "/v1/events", event(WITHDRAWING, 1)))).containsExactly(403);
    assertThat(consent("granted").status()).isEqualTo(200);
    assertThat(b.recommendations(id(WITHDRAWING)).method()).isNotEqualTo("popular");
  }

  @Test
  @Order(3)
  void whoIsErasedAtOneIsUnknownAtTheOther() throws Exception {
    assertThat(a.send("POST", "/v1/events", event(ERASED, 4)).status()).isEqualTo(200);
    Reply erased = a.send("DELETE", "/v1/users/" + id(ERASED), "");
    assertThat(erased.status()).isEqualTo(200);
    assertThat(erased.body().path("erasedAt").asText()).isNotEmpty();
    assertThat(erased.body().path("indices"))
        .extracting(JsonNode::asText)
        .contains(world.indices().versioned("users"));
    assertThat(b.recommendations(id(ERASED)).method()).isEqualTo("popular");
    assertThat(hits(world.indices().versioned("users"), ERASED)).isEmpty();
    JsonNode export = b.get("/v1/users/%s/export".formatted(id(ERASED))).body();
    assertThat(export.path("events")).isEmpty();
    assertThat(export.path("dataset")).isEmpty();
  }

  @Test
  @Order(4)
  void whatOneExportsTheOtherTakesBack() throws Exception {
    assertThat(statuses(a.send("POST", "/v1/events", event(EXPORTING, 7)))).containsExactly(201);
    Reply export = a.get("/v1/users/%s/export".formatted(id(EXPORTING)));
    assertThat(export.status()).isEqualTo(200);
    assertThat(export.body().path("events")).hasSize(1);
    assertThat(export.body().path("dataset")).hasSize(world.model().rated(EXPORTING).length);
    Reply back = b.send("POST", "/v1/events", export.body().toString());
    assertThat(back.status()).isEqualTo(200);
    assertThat(statuses(back)).containsExactly(200);
  }

  @Test
  @Order(5)
  void theAuditHoldsEveryActionAndNothingElse() throws Exception {
    for (int person : List.of(WITHDRAWING, ERASED, EXPORTING)) {
      assertThat(hits(world.indices().longLived("audit"), person)).isNotEmpty();
    }
    String everything = search(world.indices().longLived("audit"), "{\"match_all\":{}}").toString();
    assertThat(everything).doesNotContain("-of-library", "movieId", "\"title\"");
    assertThat(IntStream.range(0, 1_000).mapToObj(world.model()::title))
        .noneMatch(everything::contains);
  }

  @Test
  @Order(6)
  void logsNameNobody() throws Exception {
    String logs = Files.readString(first.log()) + Files.readString(second.log());
    assertThat(logs).contains("model ready").doesNotContain("-of-library");
    for (int person : List.of(ACTIVE, WITHDRAWING, ERASED, EXPORTING)) {
      assertThat(logs).doesNotContain(pseudonym(person));
    }
  }

  private static Reply consent(String status) throws Exception {
    return a.send(
        "PUT",
        "/v1/users/%s/consent".formatted(id(WITHDRAWING)),
        """
        {"status":"%s","purpose":"recommendations","policyVersion":"2026-01","channel":"web"}\
        """
            .formatted(status));
  }

  private static String event(int person, int movieId) {
    return "{\"events\":[{\"user\":\"%s\",\"movieId\":%d,\"rating\":5}]}"
        .formatted(id(person), movieId);
  }

  private static List<Integer> statuses(Reply reply) {
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
    return reply.body().path("results").findValues("status").stream().map(JsonNode::asInt).toList();
  }

  private static JsonNode hits(String index, int person) throws Exception {
    return search(index, "{\"term\":{\"user\":\"%s\"}}".formatted(pseudonym(person)));
  }

  private static JsonNode search(String index, String query)
      throws IOException, InterruptedException {
    world.indices().send("POST", index + "/_refresh", "");
    return world
        .indices()
        .send("POST", index + "/_search", "{\"size\":1000,\"query\":%s}".formatted(query))
        .at("/hits/hits");
  }

  private static String id(int person) {
    return world.model().userId(person);
  }

  private static String pseudonym(int person) {
    return world.published().key().pseudonym(id(person));
  }
}
