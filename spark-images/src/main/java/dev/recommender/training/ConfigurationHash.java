package dev.recommender.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.recommender.training.load.Hashes;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

/** Names a configuration: equal data and equal hashes make equal models. */
final class ConfigurationHash {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private ConfigurationHash() {}

  /**
   * SHA-256 of the parameters that a version document records, as JSON without spaces, names in
   * order; without {@code datasetUri}, because what lies there has a hash of its own.
   */
  static String of(Map<String, Object> parameters) {
    Map<String, Object> deciding = new TreeMap<>(parameters);
    deciding.remove("datasetUri");
    MessageDigest digest = Hashes.sha256();
    try {
      digest.update(JSON.writeValueAsBytes(deciding));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    return Hashes.hex(digest);
  }
}
