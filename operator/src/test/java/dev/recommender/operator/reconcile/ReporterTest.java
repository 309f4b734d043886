package dev.recommender.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.api.RecommenderModel;
import dev.recommender.operator.lifecycle.Situation;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReporterTest {
  @Test
  void twoPassesOverAnUnchangedWorldWriteTheStatusOnce() throws IOException {
    var clock = new MovingClock(Situation.NOW);
    var model = new RecommenderModel();
    model.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("default")
            .withName("movies")
            .withGeneration(1L)
            .build());
    try (var api = new StubApi()) {
      var seen = new Situation().serving(1).mirrored().observed();
      var written = new Reporter(api.client(), model, clock).write(seen);
      assertThat(api.writes()).hasSize(1);
      RecommenderModel stored =
          Serialization.unmarshal(api.writes().getFirst(), RecommenderModel.class);
      stored.getMetadata().setGeneration(1L);
      clock.pass(Duration.ofMinutes(5));
      new Reporter(api.client(), stored, clock).write(seen.with(stored.getStatus()));
      assertThat(api.writes()).hasSize(1);
      assertThat(stored.getStatus()).isEqualTo(written);
    }
  }
}
