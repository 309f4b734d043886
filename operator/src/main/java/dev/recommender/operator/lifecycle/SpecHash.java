package dev.recommender.operator.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recommender.api.RecommenderModelSpec;
import dev.recommender.api.TrainingSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Hashes of parts of a spec, to tell whether a change matters. */
public final class SpecHash {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private static final String NONCE = "-";

  private static final RecommenderModelSpec DEFAULTS = defaults();

  private SpecHash() {}

  private static RecommenderModelSpec defaults() {
    try {
      return MAPPER.readValue("{\"dataset\": {}}", RecommenderModelSpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("filling in the defaults of a spec", e);
    }
  }

  /**
   * The hash of the fields that start a run, as far as they differ from their defaults: a field
   * that a later version of the operator adds changes the hash of nobody who does not use it. A
   * nonce has a hash of its own behind a hyphen.
   */
  public static String ofRun(RecommenderModelSpec spec) {
    String nonce = spec.training().runNonce();
    String hash = of(difference(tree(parts(spec)), tree(parts(DEFAULTS))));
    return nonce.isEmpty() ? hash : hash + NONCE + of(nonce);
  }

  /** Whether a hash is of a run of this spec, written by this operator or by an earlier one. */
  public static boolean isOfRun(String hash, RecommenderModelSpec spec) {
    return hash.equals(ofRun(spec)) || hash.equals(withNonceInside(spec));
  }

  // The nonce was one of the fields once; nobody's model is trained again for an upgrade.
  private static String withNonceInside(RecommenderModelSpec spec) {
    Map<String, Object> parts = parts(spec);
    parts.put("runNonce", spec.training().runNonce());
    Map<String, Object> defaults = parts(DEFAULTS);
    defaults.put("runNonce", "");
    return of(difference(tree(parts), tree(defaults)));
  }

  /** Whether two hashes of runs are of specs in which only the nonce differs. */
  static boolean differInNonce(String one, String other) {
    return !one.equals(other) && withoutNonce(one).equals(withoutNonce(other));
  }

  private static String withoutNonce(String hash) {
    int hyphen = hash.indexOf(NONCE);
    return hyphen < 0 ? hash : hash.substring(0, hyphen);
  }

  private static Map<String, Object> parts(RecommenderModelSpec spec) {
    TrainingSpec training = spec.training();
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("dataset", spec.dataset());
    parts.put("feedback", training.feedback());
    parts.put("rank", training.rank());
    parts.put("maxIter", training.maxIter());
    parts.put("regParam", training.regParamOrDefault());
    parts.put("implicit", training.implicitOrDefault());
    parts.put("seed", training.seed());
    parts.put("search", training.search());
    parts.put("split", spec.evaluation().split());
    parts.put("metric", spec.metric());
    parts.put("consent", spec.privacy().consent());
    return parts;
  }

  private static ObjectNode tree(Map<String, Object> parts) {
    return MAPPER.valueToTree(parts);
  }

  private static ObjectNode difference(ObjectNode given, ObjectNode defaults) {
    ObjectNode difference = MAPPER.createObjectNode();
    given
        .properties()
        .forEach(field -> {
          JsonNode value = field.getValue();
          JsonNode usual = defaults.path(field.getKey());
          if (value instanceof ObjectNode object && usual instanceof ObjectNode known) {
            ObjectNode inner = difference(object, known);
            if (!inner.isEmpty()) {
              difference.set(field.getKey(), inner);
            }
          } else if (!value.equals(usual)) {
            difference.set(field.getKey(), value);
          }
        });
    return difference;
  }

  /** The first 16 hexadecimal digits of the SHA-256 of a value's JSON. */
  public static String of(Object value) {
    try {
      byte[] json = MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json), 0, 8);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("hashing a part of a spec", e);
    }
  }
}
