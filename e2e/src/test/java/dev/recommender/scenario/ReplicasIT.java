package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.scenario.ServiceClient.Reply;
import dev.recommender.stack.ServiceProcess;
import dev.recommender.synthetic.ModelShape;
import dev.recommender.synthetic.TitleRequests;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
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
  private static final int BYSTANDING = 14;

  /** Few, so that most are liked by hundreds, and any two by enough to be told of. */
  private static final int MOVIES = 300;

  private static ServingWorld world;
  private static ServiceProcess first;
  private static ServiceProcess second;
  private static ServiceClient a;
  private static ServiceClient b;

  @BeforeAll
  static void start() throws Exception {
    world = ServingWorld.start("replicas", ModelShape.of(MOVIES, 16));
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
  }

  @Test
  @Order(2)
  void whatIsUndoneAtOneIsUndoneAtTheOther() throws Exception {
    Reply trained = b.recommendations(id(BYSTANDING));
    int best = trained.movies().getFirst();
    assertThat(statuses(b.send("POST", "/v1/events", event(BYSTANDING, best))))
        .containsExactly(201);
    assertThat(undo(BYSTANDING, best).status()).isEqualTo(204);
    Reply again = b.recommendations(id(BYSTANDING));
    assertThat(again.method()).isEqualTo("trained-factors");
    assertThat(again.movies()).isEqualTo(trained.movies());
    int ofTheDataSet = world.model().movieId(world.model().liked(BYSTANDING)[0]);
    assertThat(undo(BYSTANDING, ofTheDataSet).status()).isEqualTo(204);
    Reply without = b.recommendations(id(BYSTANDING));
    assertThat(without.method()).isEqualTo("fold-in");
    assertThat(without.movies()).isNotEqualTo(trained.movies());
  }

  @Test
  @Order(3)
  void consentWithdrawnAtOneHoldsAtTheOther() throws Exception {
    int movie = everybody().weightyMovieOf(WITHDRAWING);
    assertUsersMode(movie, everybody());
    int best = b.recommendations(id(WITHDRAWING)).movies().getFirst();
    assertThat(statuses(a.send("POST", "/v1/events", event(WITHDRAWING, best))))
        .containsExactly(201);
    assertThat(consent("withdrawn").status()).isEqualTo(200);
    for (ServiceClient client : List.of(a, b)) {
      Reply withheld = client.recommendations(id(WITHDRAWING));
      assertThat(withheld.method()).isEqualTo("popular");
      assertThat(withheld.body().path("notice").asText()).isNotEmpty();
      assertThat(statuses(client.send("POST", "/v1/events", event(WITHDRAWING, 1))))
          .containsExactly(403);
    }
    assertUsersMode(movie, new Crowd(world.model(), Set.of(WITHDRAWING)));
    assertThat(consent("granted").status()).isEqualTo(200);
    Reply anew = b.recommendations(id(WITHDRAWING));
    assertThat(anew.method())
        .as("from the event, for what was trained is gone")
        .isEqualTo("fold-in");
    assertThat(anew.movies()).doesNotContain(best);
  }

  @Test
  @Order(4)
  void whoIsErasedAtOneIsUnknownAtTheOther() throws Exception {
    int movie = everybody().weightyMovieOf(ERASED);
    assertThat(statuses(a.send("POST", "/v1/events", event(ERASED, 4)))).containsExactly(201);
    Reply erased = a.send("DELETE", "/v1/users/" + id(ERASED), "");
    assertThat(erased.status()).isEqualTo(200);
    assertThat(erased.body().path("erasedAt").asText()).isNotEmpty();
    assertThat(erased.body().path("indices"))
        .extracting(JsonNode::asText)
        .contains(world.indices().versioned("users"));
    assertUsersMode(movie, new Crowd(world.model(), Set.of(WITHDRAWING, ERASED)));
    for (ServiceClient client : List.of(a, b)) {
      assertThat(client.recommendations(id(ERASED)).method()).isEqualTo("popular");
      JsonNode export = client.get("/v1/users/%s/export".formatted(id(ERASED))).body();
      assertThat(export.path("erasedAt")).isEqualTo(erased.body().path("erasedAt"));
      assertThat(export.path("events")).isEmpty();
      assertThat(export.path("dataset")).isEmpty();
      assertThat(export.path("derived")).isEmpty();
    }
    assertThat(hits(world.indices().versioned("users"), ERASED)).isEmpty();
  }

  @Test
  @Order(5)
  void whatOneExportsTheOtherTakesBack() throws Exception {
    for (int movie : List.of(7, 10, 13)) {
      assertThat(statuses(a.send("POST", "/v1/events", event(EXPORTING, movie))))
          .containsExactly(201);
    }
    Reply export = a.get("/v1/users/%s/export".formatted(id(EXPORTING)));
    assertThat(export.status()).isEqualTo(200);
    assertThat(export.body().path("events"))
        .extracting(event -> event.path("movieId").asInt())
        .containsExactlyInAnyOrder(7, 10, 13);
    assertThat(export.body().path("dataset")).hasSize(world.model().rated(EXPORTING).length);
    Reply back = b.send("POST", "/v1/events", export.body().toString());
    assertThat(statuses(back)).containsExactly(200, 200, 200);
    JsonNode unchanged = b.get("/v1/users/%s/export".formatted(id(EXPORTING))).body();
    assertThat(unchanged.path("events")).isEqualTo(export.body().path("events"));
  }

  @Test
  @Order(6)
  void theAuditHoldsEveryActionAndNothingElse() throws Exception {
    assertThat(audited(WITHDRAWING)).containsOnly("consent-changed").hasSize(4);
    assertThat(audited(ERASED)).contains("erased").containsOnly("erased", "exported").hasSize(6);
    assertThat(audited(EXPORTING)).containsOnly("exported").hasSize(4);
    JsonNode everything = search(world.indices().longLived("audit"), "{\"match_all\":{}}");
    for (JsonNode hit : everything) {
      JsonNode document = hit.path("_source");
      assertThat(document.path("actor").asText()).isEqualTo("driver");
      assertThat(document.path("outcome").asText()).isIn("requested", "done");
      assertThat(document.path("details").fieldNames())
          .toIterable()
          .isSubsetOf(
              "request",
              "status",
              "purpose",
              "policyVersion",
              "channel",
              "indices",
              "erasedAt",
              "decidedAt");
    }
    assertThat(everything.toString()).doesNotContain("-of-library");
    assertThat(IntStream.range(0, MOVIES).mapToObj(world.model()::title))
        .noneMatch(everything.toString()::contains);
  }

  @Test
  @Order(7)
  void logsNameNobody() throws Exception {
    String logs = Files.readString(first.log()) + Files.readString(second.log());
    assertThat(logs).contains("model ready").doesNotContain("-of-library");
    for (int person : List.of(ACTIVE, BYSTANDING, WITHDRAWING, ERASED, EXPORTING)) {
      assertThat(logs).doesNotContain(pseudonym(person));
    }
  }

  /** Both replicas answer from this crowd, and count it in fives when they explain. */
  private static void assertUsersMode(int position, Crowd crowd) throws Exception {
    String path = new TitleRequests(world.model(), MOVIES, 10).paths().get(position);
    for (ServiceClient client : List.of(a, b)) {
      Reply answer = client.get(path + "&mode=users&explain=true");
      assertThat(answer.method()).isEqualTo("users");
      assertThat(answer.movies()).isEqualTo(crowd.recommended(position, 10));
      assertThat(answer.body().path("items").findValues("people"))
          .isNotEmpty()
          .allMatch(people -> people.asInt() == crowd.likers(position).size() / 5 * 5);
    }
  }

  private static Crowd everybody() {
    return new Crowd(world.model(), Set.of());
  }

  private static List<String> audited(int person) throws Exception {
    return hits(world.indices().longLived("audit"), person).findValuesAsText("action");
  }

  private static Reply undo(int person, int movieId) throws Exception {
    return a.send("DELETE", "/v1/users/%s/events/%d".formatted(id(person), movieId), "");
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
