package dev.recommender.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.api.RecommenderModel;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.serving.Applied;
import dev.recommender.operator.serving.RoutingService;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OwnedObjectsTest {
  private static final ModelNames NAMES = ModelNames.of("default", "movies", "");

  @Test
  void tellsWhenAnObjectDoesNotStayAsItIsPutBack() throws IOException {
    RecommenderModel model = model();
    Service service = Applied.recorded(RoutingService.desired(model, NAMES, 1, null));
    service.getSpec().getSelector().put("recommender.dev/version", "9");
    try (var api = new StubApi()) {
      api.insistOn(Serialization.asJson(service));
      var objects = new OwnedObjects(api.client());
      assertThatThrownBy(() -> objects.putBack(model, OwnedObjects.named(service)))
          .isInstanceOf(ContestedException.class)
          .hasMessageStartingWith("Service/movies spec.selector.recommender.dev/version: differs");
      assertThat(api.writes()).hasSize(1);
    }
  }

  private static RecommenderModel model() {
    return Serialization.unmarshal(
        """
        apiVersion: recommender.dev/v1alpha1
        kind: RecommenderModel
        metadata: {name: movies, namespace: default, uid: u}
        spec:
          dataset: {uri: 'file:///data/ml'}
          elasticsearch: {url: 'http://elasticsearch:9200'}
        """,
        RecommenderModel.class);
  }
}
