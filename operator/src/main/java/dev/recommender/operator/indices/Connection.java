package dev.recommender.operator.indices;

import org.jspecify.annotations.Nullable;

/**
 * How to reach Elasticsearch.
 *
 * @param url address, http or https
 * @param certificateAuthority PEM certificates; null for those of the JVM
 */
public record Connection(
    String url, Credentials credentials, @Nullable String certificateAuthority) {
  /** A user with a password, or an API key, or neither. */
  public record Credentials(
      @Nullable String username, @Nullable String password, @Nullable String apiKey) {
    /** No authentication. */
    public static final Credentials NONE = new Credentials(null, null, null);

    @Override
    public String toString() {
      return "Credentials[…]";
    }
  }
}
