package dev.recommender.service.elasticsearch;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where Elasticsearch is and how to be let in; an API key goes before user name and password. */
public record ElasticsearchConfig(
    URI url,
    @Nullable String username,
    @Nullable String password,
    @Nullable String apiKey,
    @Nullable Path caFile) {

  /** Never the credentials. */
  @Override
  public String toString() {
    return url.toString();
  }
}
