package dev.recommender.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.api.RecommenderModel;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.training.ExecutorObjects;
import dev.recommender.operator.training.TrainingInstallation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExecutorLeftoversTest {
  private static final ModelNames NAMES = ModelNames.of("shop", "movies", "");
  private static final String BINDING =
      "/apis/rbac.authorization.k8s.io/v1/namespaces/shop/rolebindings/movies-training";
  private static final String TEMPLATE = "/api/v1/namespaces/shop/configmaps/movies-train-v7";

  private final StubApi api;
  private final ExecutorLeftovers leftovers;

  ExecutorLeftoversTest() throws IOException {
    api = new StubApi();
    leftovers = new ExecutorLeftovers(api.client());
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void theBindingOfAnEarlierInstallationGoes() {
    bound("earlier-training", "0c5b");
    leftovers.deleteOutdated(model(2), NAMES, desired(2));
    assertThat(api.deleted()).containsExactly(BINDING);
  }

  @Test
  void theBindingOfThisInstallationStays() {
    bound("operator-training", "0c5b");
    leftovers.deleteOutdated(model(2), NAMES, desired(2));
    assertThat(api.deleted()).isEmpty();
  }

  @Test
  void theBindingGoesWithTheLastExecutor() {
    bound("operator-training", "0c5b");
    leftovers.deleteOutdated(model(0), NAMES, desired(0));
    assertThat(api.deleted()).containsExactly(BINDING);
  }

  @Test
  void whatBelongsToSomebodyElseStays() {
    bound("earlier-training", "e15e");
    template("e15e");
    leftovers.deleteOutdated(model(0), NAMES, desired(0));
    leftovers.deleteTemplate(model(0), NAMES, 7);
    assertThat(api.deleted()).isEmpty();
  }

  @Test
  void theTemplateOfARunGoes() {
    template("0c5b");
    leftovers.deleteTemplate(model(2), NAMES, 7);
    leftovers.deleteTemplate(model(2), NAMES, 7);
    assertThat(api.deleted()).containsExactly(TEMPLATE);
  }

  private void bound(String role, String owner) {
    List<HasMetadata> made =
        new ExecutorObjects(
                model(2), NAMES, new TrainingInstallation("t:1", List.of(), "ClusterRole", role))
            .desired(7);
    RoleBinding binding = (RoleBinding) made.get(2);
    binding.getMetadata().getOwnerReferences().getFirst().setUid(owner);
    api.has(BINDING, Serialization.asJson(binding));
  }

  private void template(String owner) {
    HasMetadata template = desired(2).get(3);
    template.getMetadata().getOwnerReferences().getFirst().setUid(owner);
    api.has(TEMPLATE, Serialization.asJson(template));
  }

  private static List<HasMetadata> desired(int executors) {
    return new ExecutorObjects(
            model(executors),
            NAMES,
            new TrainingInstallation("t:1", List.of(), "ClusterRole", "operator-training"))
        .desired(7);
  }

  private static RecommenderModel model(int executors) {
    return Serialization.unmarshal(
        """
        apiVersion: recommender.dev/v1alpha1
        kind: RecommenderModel
        metadata: {name: movies, namespace: shop, uid: 0c5b}
        spec:
          dataset: {uri: 'file:///data/ml'}
          elasticsearch: {url: 'http://elasticsearch:9200'}
          training: {executors: {instances: %d}}
        """
            .formatted(executors),
        RecommenderModel.class);
  }
}
