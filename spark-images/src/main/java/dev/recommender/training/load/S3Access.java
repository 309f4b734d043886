package dev.recommender.training.load;

import org.jspecify.annotations.Nullable;

/**
 * What an object store asks for. Without an endpoint it is Amazon's; the token is that of temporary
 * credentials.
 */
public record S3Access(
    String accessKeyId,
    String secretAccessKey,
    @Nullable String sessionToken,
    @Nullable String region,
    @Nullable String endpoint) {

  /** Names nothing secret. */
  @Override
  public String toString() {
    return "S3Access[endpoint=%s, region=%s]".formatted(endpoint, region);
  }
}
