package dev.recommender.training.people;

import java.io.Serializable;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where Elasticsearch is and who we are there; a null is not set. */
public record ElasticsearchSettings(
    URI url,
    @Nullable String username,
    @Nullable String password,
    @Nullable String apiKey,
    @Nullable String caFile)
    implements Serializable {
  @Override
  public String toString() {
    return "Elasticsearch at " + url;
  }
}
