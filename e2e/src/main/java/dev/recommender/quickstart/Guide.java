package dev.recommender.quickstart;

import dev.recommender.api.RecommenderModel;
import dev.recommender.platform.LocalPlatform;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a person sees when the model answers: recommendations, and the commands to try next. */
final class Guide {
  private final LocalPlatform platform;
  private final RecommenderModel model;
  private final ApiKey key;
  private final PrintStream out;

  Guide(LocalPlatform platform, RecommenderModel model, ApiKey key, PrintStream out) {
    this.platform = platform;
    this.model = model;
    this.key = key;
    this.out = out;
  }

  /**
   * Prints recommendations for a title; false when the service had none.
   *
   * @param wanted the title; null for the most popular one
   * @param goesOn whether the service goes on answering, so that further commands make sense
   */
  boolean recommend(@Nullable String wanted, boolean goesOn)
      throws IOException, InterruptedException {
    String namespace = model.getMetadata().getNamespace();
    String name = model.getMetadata().getName();
    int port =
        platform
            .servicePort(namespace, name)
            .orElseThrow(() -> new IOException("Service \"%s\" has no local port".formatted(name)));
    URI service = URI.create("http://127.0.0.1:" + port);
    var answers = new Answers(service, platform.elasticsearchUri());
    String title = wanted == null ? answers.mostPopularTitle(itemsAlias(namespace, name)) : wanted;
    OptionalInt movie = answers.print(title, out);
    if (movie.isPresent() && goesOn) {
      commands(service, title, movie.getAsInt());
    }
    return movie.isPresent();
  }

  private String itemsAlias(String namespace, String name) {
    String prefix = model.getSpec().elasticsearch().indexPrefix();
    return (prefix.isEmpty() ? namespace + "." + name : prefix) + "-items";
  }

  private void commands(URI service, String title, int movie) {
    out.printf(
        """

        Open %1$s/ in a browser, or try next:
          curl '%1$s/v1/recommendations?title=%2$s&mode=users&k=5'
          curl '%1$s/v1/movies?q=%2$s&limit=5'
          curl '%1$s/v1/recommendations' -H 'Content-Type: application/json' -d '{"items":[{"movieId":%3$d,"rating":5}],"k":5}'
          curl '%1$s/openapi'
        With the key, about people: somebody trained, then somebody new, before and after an event:
          curl -H 'Authorization: Bearer %4$s' '%1$s/v1/users/1/recommendations?k=5'
          curl -H 'Authorization: Bearer %4$s' '%1$s/v1/users/me/recommendations?k=5'
          curl -H 'Authorization: Bearer %4$s' -H 'Content-Type: application/json' '%1$s/v1/events' -d '{"events":[{"user":"me","movieId":%3$d,"rating":5}]}'
          curl -H 'Authorization: Bearer %4$s' '%1$s/v1/users/me/recommendations?k=5'
        """,
        service, Answers.encode(title), movie, key.value());
    inside(model.getMetadata().getNamespace(), model.getMetadata().getName());
  }

  private void inside(String namespace, String name) {
    out.printf(
        """
        Look inside:
          curl '%s/%s/_search?q=genres:Drama&sort=weightedMeanRating:desc&_source=title,year,weightedMeanRating'
          curl '%s/apis/recommender.dev/v1alpha1/namespaces/%s/recommendermodels/%s'
          KUBECONFIG=%s kubectl get recommendermodels,jobs,pods
        """,
        platform.elasticsearchUri(),
        itemsAlias(namespace, name),
        platform.apiUri(),
        namespace,
        name,
        platform.kubeconfig());
  }
}
