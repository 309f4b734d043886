package dev.recommender.operator.indices;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recommender.operator.lifecycle.SpecHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings and the strict mapping of a long-lived index, from its file. */
final class IndexDefinition {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  // Every pass of every resource asks for the layouts: the files are read once.
  private static final Map<String, IndexDefinition> BY_KIND =
      Stream.of("versions", "people", "audit", "catalogue")
          .collect(Collectors.toUnmodifiableMap(kind -> kind, IndexDefinition::read));

  private final ObjectNode definition;
  private final String layout;

  private IndexDefinition(ObjectNode definition) {
    this.definition = definition;
    this.layout = SpecHash.of(definition.get("mappings"));
  }

  /** The definition of a kind of long-lived index. */
  static IndexDefinition of(String kind) {
    return Objects.requireNonNull(BY_KIND.get(kind), kind);
  }

  private static IndexDefinition read(String kind) {
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
    return layout;
  }

  private ObjectNode withMeta(String owner) {
    ObjectNode mappings = definition.get("mappings").deepCopy();
    mappings.putObject("_meta").put("owner", owner).put("layout", layout);
    return mappings;
  }
}
