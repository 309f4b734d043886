package dev.recommender.operator.definition;

import dev.recommender.api.RecommenderModel;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** What {@code helm test} asks: whether the operator answers, and whether a model is accepted. */
public final class InstallationCheck {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final String SMALLEST =
      """
      apiVersion: recommender.dev/v1alpha1
      kind: RecommenderModel
      metadata: {name: installation-check}
      spec:
        dataset: {uri: 'file:///data/ratings'}
        elasticsearch: {url: 'http://elasticsearch:9200'}
      """;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  /** Returns why the address does not answer with 200; empty when it does. */
  public Optional<String> ask(URI address) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
      var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
      return answer.statusCode() == 200
          ? Optional.empty()
          : Optional.of("%s answers %d, expected 200".formatted(address, answer.statusCode()));
    } catch (IOException e) {
      return Optional.of("%s does not answer: %s".formatted(address, e));
    }
  }

  /** Returns why the API server refuses a smallest model; it stores none. */
  public static Optional<String> propose(KubernetesClient client, String namespace) {
    var model = Serialization.unmarshal(SMALLEST, GenericKubernetesResource.class);
    try {
      client
          .genericKubernetesResources(
              ResourceDefinitionContext.fromResourceType(RecommenderModel.class))
          .inNamespace(namespace)
          .resource(model)
          .dryRun()
          .create();
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return Optional.of(
          "the API server refuses a %s: %s"
              .formatted(RecommenderModel.class.getSimpleName(), e.getMessage()));
    }
  }
}
