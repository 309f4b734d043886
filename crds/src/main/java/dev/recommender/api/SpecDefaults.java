package dev.recommender.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Sections of a spec in which every field has its default. */
final class SpecDefaults {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SpecDefaults() {}

  /** The section as the API server would fill it in for {@code {}}. */
  static <T> T of(Class<T> section) {
    try {
      return MAPPER.readValue("{}", section);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "filling in the defaults of \"%s\"".formatted(section.getSimpleName()), e);
    }
  }
}
