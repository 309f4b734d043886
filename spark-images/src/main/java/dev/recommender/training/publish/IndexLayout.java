package dev.recommender.training.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** How the indices of a version are laid out; their mappings are resource files. */
public record IndexLayout(int shards, int replicas) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The body of a create request; {@code _meta} says which run the index belongs to. */
  String definition(String mapping, RunIdentity run) {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("settings")
        .put("index.number_of_shards", shards)
        .put("index.number_of_replicas", replicas)
        // Nobody searches before the version is complete: one refresh at the end instead of one a
        // second. The translog stays synchronous: what was acknowledged must outlive a restart.
        .put("index.refresh_interval", "-1");
    ObjectNode mappings = mapping(mapping);
    mappings
        .putObject("_meta")
        .put("runId", run.runId())
        .put("namespace", run.namespace())
        .put("name", run.name());
    body.set("mappings", mappings);
    return body.toString();
  }

  static ObjectNode mapping(String name) {
    String resource = name + ".json";
    try (InputStream in = IndexLayout.class.getResourceAsStream(resource)) {
      return (ObjectNode) JSON.readTree(Objects.requireNonNull(in, resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
