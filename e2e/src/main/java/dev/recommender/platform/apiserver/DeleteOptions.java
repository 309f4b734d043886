package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * How a client wants an object to be deleted: its grace period, and the state it must still be in.
 */
record DeleteOptions(
    @Nullable Long gracePeriodSeconds, @Nullable String uid, @Nullable String resourceVersion) {
  static final DeleteOptions NONE = new DeleteOptions(null, null, null);

  static DeleteOptions parse(JsonNode body, @Nullable String graceOfQuery) {
    JsonNode grace = body.path("gracePeriodSeconds");
    JsonNode preconditions = body.path("preconditions");
    Long fallback = graceOfQuery == null ? null : Long.valueOf(graceOfQuery);
    return new DeleteOptions(
        grace.isNumber() ? Long.valueOf(grace.asLong()) : fallback,
        preconditions.path("uid").asText(null),
        preconditions.path("resourceVersion").asText(null));
  }
}
