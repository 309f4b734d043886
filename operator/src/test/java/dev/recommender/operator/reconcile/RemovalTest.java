package dev.recommender.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.recommender.api.RecommenderModel;
import dev.recommender.operator.indices.IndicesException;
import dev.recommender.operator.indices.ModelIndices;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.lifecycle.Situation;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemovalTest {
  private static final ModelNames NAMES = ModelNames.of("default", "movies", "");
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final MovingClock clock = new MovingClock(Situation.NOW);
  private final StubApi api;
  private final Removal removal;

  RemovalTest() throws IOException {
    api = new StubApi();
    removal = new Removal(api.client(), PATIENCE, new Events(api.client(), clock), clock);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void waitsForElasticsearchAndSaysHowLong() throws IOException {
    assertThat(removal.advance(deleted("Delete"), NAMES, RemovalTest::away)).contains(Pace.TROUBLE);
    clock.pass(Duration.ofSeconds(5));
    assertThat(removal.advance(deleted("Delete"), NAMES, RemovalTest::away)).contains(Pace.TROUBLE);
    assertThat(api.writes()).hasSize(1);
    assertThat(api.writes().getFirst())
        .contains("DeletionWaits", "no answer", "2026-03-01T13:00:00Z", "skip-external-cleanup");
  }

  @Test
  void leavesTheIndicesBehindAfterTheDeadlineAndNamesThem() throws IOException {
    clock.pass(PATIENCE);
    assertThat(removal.advance(deleted("Delete"), NAMES, RemovalTest::away)).isEmpty();
    assertThat(api.writes()).hasSize(1);
    assertThat(api.writes().getFirst())
        .contains("Warning", "IndicesRetained", "default.movies-users-v3", "default.movies-people");
  }

  @Test
  void asksElasticsearchNothingWhenIndicesAreRetained() throws IOException {
    assertThat(removal.advance(deleted("Retain"), NAMES, RemovalTest::never)).isEmpty();
    assertThat(api.writes().getFirst()).contains("Normal", "IndicesRetained");
  }

  @Test
  void asksElasticsearchNothingWhenTheAnnotationSaysSo() throws IOException {
    RecommenderModel model = deleted("Delete");
    model.getMetadata().setAnnotations(Map.of("recommender.dev/skip-external-cleanup", "true"));
    assertThat(removal.advance(model, NAMES, RemovalTest::never)).isEmpty();
    assertThat(api.writes().getFirst()).contains("Warning", "as annotated");
  }

  @Test
  void goesOnWhenNothingCanBeToldInANamespaceThatIsDeleted() throws IOException {
    api.refuse(
        """
        {"kind": "Status", "status": "Failure", "code": 403, "reason": "Forbidden",
         "details": {"causes": [{"reason": "NamespaceTerminating"}]}}
        """);
    assertThat(removal.advance(deleted("Retain"), NAMES, RemovalTest::never)).isEmpty();
  }

  @Test
  void waitsForPodsAndSaysSoWhenTheyDoNotGo() throws IOException {
    podOnALostNode();
    assertThat(removal.advance(deleted("Retain"), NAMES, RemovalTest::never)).contains(Pace.PODS);
    assertThat(api.writes()).isEmpty();
    clock.pass(Duration.ofMinutes(1));
    assertThat(removal.advance(deleted("Retain"), NAMES, RemovalTest::never))
        .contains(Pace.TROUBLE);
    assertThat(api.writes()).hasSize(1);
    assertThat(api.writes().getFirst())
        .contains("DeletionWaits", "movies-v3-x", "2026-03-01T13:00:00Z", "skip-external-cleanup");
  }

  @Test
  void goesOnAfterTheDeadlineAndNamesThePodsThatAreLeft() throws IOException {
    podOnALostNode();
    clock.pass(PATIENCE);
    assertThat(removal.advance(deleted("Retain"), NAMES, RemovalTest::never)).isEmpty();
    assertThat(api.writes()).hasSize(2);
    assertThat(api.writes().getFirst()).contains("Warning", "PodsLeft", "movies-v3-x");
    assertThat(api.writes().getLast()).contains("IndicesRetained");
  }

  @Test
  void waitsForNoPodWhenTheAnnotationSaysSo() throws IOException {
    podOnALostNode();
    RecommenderModel model = deleted("Delete");
    model.getMetadata().setAnnotations(Map.of("recommender.dev/skip-external-cleanup", "true"));
    assertThat(removal.advance(model, NAMES, RemovalTest::never)).isEmpty();
  }

  @Test
  void anAddressThatCannotBeReadIsLikeAnElasticsearchThatIsAway() throws IOException {
    assertThat(removal.advance(deleted("Delete"), NAMES, RemovalTest::unreadable))
        .contains(Pace.TROUBLE);
    clock.pass(PATIENCE);
    assertThat(removal.advance(deleted("Delete"), NAMES, RemovalTest::unreadable)).isEmpty();
  }

  private void podOnALostNode() {
    api.has(
        "/api/v1/namespaces/default/pods",
        """
        {"kind": "PodList", "apiVersion": "v1", "items": [
         {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "movies-v3-x"}}]}
        """);
  }

  private static ModelIndices unreadable() {
    throw new IllegalArgumentException("no address");
  }

  private static ModelIndices away() {
    throw new IndicesException("Unreachable", "no answer", new IOException());
  }

  private static ModelIndices never() {
    throw new AssertionError("Elasticsearch was asked");
  }

  private static RecommenderModel deleted(String policy) throws IOException {
    return new YAMLMapper()
        .readValue(
            """
            apiVersion: recommender.dev/v1alpha1
            kind: RecommenderModel
            metadata: {name: movies, namespace: default, uid: u, deletionTimestamp: '%s'}
            spec:
              dataset: {uri: 'file:///data/ml'}
              elasticsearch: {url: 'http://elasticsearch:9200', deletionPolicy: %s}
            status:
              versions: [{version: 3, state: Live}]
            """
                .formatted(Situation.NOW, policy),
            RecommenderModel.class);
  }
}
