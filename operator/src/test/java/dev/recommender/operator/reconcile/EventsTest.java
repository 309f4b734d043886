package dev.recommender.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.api.RecommenderModel;
import dev.recommender.operator.lifecycle.Situation;
import dev.recommender.operator.status.Notice;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static final Notice NOTICE = Notice.warning("RunFailed", "it is gone");

  private final MovingClock clock = new MovingClock(Situation.NOW);
  private final StubApi api;
  private final Events events;

  EventsTest() throws IOException {
    api = new StubApi();
    events = new Events(api.client(), clock);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void writesAnEventAboutTheResource() throws IOException {
    events.tell(model("a"), NOTICE);
    JsonNode event = written().getFirst();
    assertThat(event.at("/involvedObject/kind").asText()).isEqualTo("RecommenderModel");
    assertThat(event.at("/involvedObject/uid").asText()).isEqualTo("a");
    assertThat(event.path("type").asText()).isEqualTo("Warning");
    assertThat(event.path("reason").asText()).isEqualTo("RunFailed");
    assertThat(event.path("message").asText()).isEqualTo("it is gone");
    assertThat(event.path("count").asInt()).isEqualTo(1);
  }

  @Test
  void countsWhatIsToldAgainAndWritesItAtMostOnceAMinute() throws IOException {
    for (int i = 0; i < 5; i++) {
      events.tell(model("a"), NOTICE);
      clock.pass(Duration.ofSeconds(11));
    }
    assertThat(written()).hasSize(1);
    clock.pass(Duration.ofMinutes(1));
    events.tell(model("a"), NOTICE);
    List<JsonNode> written = written();
    assertThat(written).hasSize(2);
    assertThat(written.get(1).at("/metadata/name")).isEqualTo(written.get(0).at("/metadata/name"));
    assertThat(written.get(1).path("count").asInt()).isEqualTo(6);
    assertThat(written.get(1).path("firstTimestamp"))
        .isEqualTo(written.get(0).path("firstTimestamp"));
    assertThat(written.get(1).path("lastTimestamp").asText()).isEqualTo("2026-03-01T12:01:55Z");
  }

  @Test
  void tellsDifferentThingsApart() throws IOException {
    events.tell(
        model("a"),
        List.of(
            NOTICE, Notice.warning("RunFailed", "other"), Notice.normal("Other", "it is gone")));
    events.tell(model("b"), NOTICE);
    assertThat(written().stream().map(event -> event.at("/metadata/name").asText()).distinct())
        .hasSize(4)
        .allMatch(name -> name.startsWith("movies."));
  }

  @Test
  void cutsAMessageThatIsTooLongForTheApi() throws IOException {
    events.tell(model("a"), Notice.normal("Long", "x".repeat(5_000)));
    assertThat(written().getFirst().path("message").asText()).hasSize(1_024);
  }

  @Test
  void aRefusalIsNoFailureAndIsNotRepeatedAtOnce() {
    api.refuse(
        """
        {"kind": "Status", "status": "Failure", "code": 403, "reason": "Forbidden",
         "details": {"causes": [{"reason": "NamespaceTerminating"}]}}
        """);
    events.tell(model("a"), NOTICE);
    events.tell(model("a"), NOTICE);
    assertThat(api.writes()).hasSize(1);
  }

  private List<JsonNode> written() throws IOException {
    var mapper = new ObjectMapper();
    List<JsonNode> nodes = new ArrayList<>();
    for (String body : api.writes()) {
      nodes.add(mapper.readTree(body));
    }
    return nodes;
  }

  private static RecommenderModel model(String uid) {
    var model = new RecommenderModel();
    model.setMetadata(
        new ObjectMetaBuilder().withNamespace("default").withName("movies").withUid(uid).build());
    return model;
  }
}
