package dev.recommender.operator.indices;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recommender.operator.lifecycle.SpecHash;
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
    body.set("mappings", withMeta(owner));
    return body.toString();
  }

  /** The body of the request that adds to an index what its mapping lacks. */
  String mappings(String owner) {
    return withMeta(owner).toString();
  }

  /** Names the mapping: an index of another layout was made by another version of the operator. */
  String layout() {
    return SpecHash.of(definition.get("mappings"));
  }

  private ObjectNode withMeta(String owner) {
    ObjectNode mappings = definition.get("mappings").deepCopy();
    mappings.putObject("_meta").put("owner", owner).put("layout", layout());
    return mappings;
  }
}
