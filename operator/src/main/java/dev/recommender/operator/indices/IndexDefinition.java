package dev.recommender.operator.indices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The settings and the strict mapping of a long-lived index, from its file. */
final class IndexDefinition {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectNode definition;

  private IndexDefinition(ObjectNode definition) {
    this.definition = definition;
  }

  static IndexDefinition of(String kind) {
    String file = "/indices/%s.json".formatted(kind);
    try (InputStream json = IndexDefinition.class.getResourceAsStream(file)) {
      if (json == null) {
        throw new IllegalStateException("the class path lacks \"%s\"".formatted(file));
      }
      return new IndexDefinition((ObjectNode) MAPPER.readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body of the request that creates the index for an owner. */
  String json(String owner) {
    ObjectNode body = definition.deepCopy();
    JsonNode mappings = body.get("mappings");
    ((ObjectNode) mappings).putObject("_meta").put("owner", owner);
    return body.toString();
  }
}
