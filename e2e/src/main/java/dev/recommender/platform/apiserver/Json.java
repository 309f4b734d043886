package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes the JSON trees that objects are kept in. */
final class Json {
  // In ASCII: the watches of fabric8 over plain HTTP take a character of several bytes for a broken
  // line.
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  // YAML contains JSON, so one reader serves every content type.
  private static final ObjectMapper YAML = new YAMLMapper();

  private Json() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static JsonNode read(byte[] body) {
    try {
      return looksLikeJson(body) ? JSON.readTree(body) : YAML.readTree(body);
    } catch (IOException e) {
      throw ApiException.badRequest("reading the request body: " + e.getMessage());
    }
  }

  static ObjectNode readObject(byte[] body) {
    if (read(body) instanceof ObjectNode object) {
      return object;
    }
    throw ApiException.badRequest("the request body is not an object");
  }

  static byte[] bytes(JsonNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing JSON", e);
    }
  }

  /** The object's metadata, created when it has none. */
  static ObjectNode metadata(ObjectNode object) {
    return object.get("metadata") instanceof ObjectNode metadata
        ? metadata
        : object.putObject("metadata");
  }

  static void setOrRemove(ObjectNode object, String field, @Nullable JsonNode value) {
    if (value == null || value.isNull() || value.isMissingNode()) {
      object.remove(field);
    } else {
      object.set(field, value);
    }
  }

  private static boolean looksLikeJson(byte[] body) {
    return body.length > 0 && (body[0] == '{' || body[0] == '[');
  }
}
