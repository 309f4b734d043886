package dev.recommender.training.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads documents of the people index. */
final class PersonParser {
  private PersonParser() {}

  static Person parse(String id, JsonNode source) {
    JsonNode written = source.path("interactions");
    List<Interaction> interactions = new ArrayList<>(written.size());
    for (JsonNode node : written) {
      Interaction interaction = interaction(node);
      if (interaction != null) {
        interactions.add(interaction);
      }
    }
    return new Person(
        id,
        text(source, "keyId"),
        consent(source.path("consent")),
        tombstone(source.path("tombstone")),
        interactions,
        written.size() - interactions.size());
  }

  private static @Nullable Consent consent(JsonNode node) {
    return node.isObject()
        ? new Consent(
            text(node, "status"),
            text(node, "purpose"),
            text(node, "policyVersion"),
            text(node, "time"))
        : null;
  }

  /**
   * A tombstone that cannot be read lies in the future: who was erased is never used by mistake.
   */
  private static @Nullable Long tombstone(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    Long time = time(node);
    return time == null ? (Long) PeopleRules.NOTHING_USED : time;
  }

  private static @Nullable Interaction interaction(JsonNode node) {
    Long time = time(node.path("time"));
    boolean undone = node.path("undone").asBoolean();
    Float rating = undone ? (Float) Stars.DISLIKED : rating(node);
    return time == null || rating == null || !node.path("movieId").isInt()
        ? null
        : new Interaction(node.path("movieId").intValue(), rating, time, undone);
  }

  private static @Nullable Float rating(JsonNode node) {
    JsonNode stars = node.path("rating");
    if (stars.isNumber()) {
      return Stars.onScale(stars.floatValue()) ? (Float) stars.floatValue() : null;
    }
    JsonNode liked = node.path("liked");
    if (!liked.isBoolean()) {
      return null;
    }
    return liked.booleanValue() ? Stars.LIKED : Stars.DISLIKED;
  }

  private static @Nullable Long time(JsonNode node) {
    try {
      return Instant.parse(node.asText()).toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.path(field).isTextual() ? node.path(field).textValue() : null;
  }
}
