package dev.recommender.service.http.api;

import java.util.Set;

/** The origins of pages that may read answers, each exactly as browsers send it, or every one. */
public record AllowedOrigins(Set<String> origins) {
  private static final String EVERY = "*";

  public AllowedOrigins {
    origins = Set.copyOf(origins);
  }

  public static AllowedOrigins none() {
    return new AllowedOrigins(Set.of());
  }

  public boolean isEmpty() {
    return origins.isEmpty();
  }

  public boolean contains(String origin) {
    return origins.contains(EVERY) || origins.contains(origin);
  }
}
