package dev.recommender.operator.indices;

import dev.recommender.api.ElasticsearchSpec;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Elasticsearch.
 *
 * @param url address, http or https
 * @param certificateAuthority PEM certificates; null for those of the JVM
 */
public record Connection(
    String url, Credentials credentials, @Nullable String certificateAuthority) {
  /**
   * A mark of everything secret in the connection; empty when nothing of it is secret, or when a
   * Secret that the spec names is missing or lacks what it is needed for.
   *
   * @param mark turns a text into its mark
   */
  public Optional<String> fingerprint(ElasticsearchSpec spec, UnaryOperator<String> mark) {
    boolean loginMissing = !spec.credentialsSecret().isEmpty() && credentials.areMissing();
    boolean authorityMissing = !spec.caSecret().isEmpty() && certificateAuthority == null;
    boolean nothing = spec.credentialsSecret().isEmpty() && spec.caSecret().isEmpty();
    if (nothing || loginMissing || authorityMissing) {
      return Optional.empty();
    }
    return Optional.of(
        mark.apply(
            Stream.of(
                    credentials.username(),
                    credentials.password(),
                    credentials.apiKey(),
                    certificateAuthority)
                .map(part -> part == null ? "-" : part.length() + ":" + part)
                .collect(Collectors.joining(","))));
  }

  /** A user with a password, or an API key, or neither. */
  public record Credentials(
      @Nullable String username, @Nullable String password, @Nullable String apiKey) {
    /** No authentication. */
    public static final Credentials NONE = new Credentials(null, null, null);

    private boolean areMissing() {
      return apiKey == null && (username == null || password == null);
    }

    @Override
    public String toString() {
      return "Credentials[…]";
    }
  }
}
