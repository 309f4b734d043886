package dev.recommender.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.publish.Fields;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last words of a run, as small JSON: Kubernetes keeps 4,096 bytes of them. */
final class TerminationMessage {
  static final int LIMIT_BYTES = 4096;

  /** A character takes up to six bytes in JSON. */
  private static final int SENTENCE_CHARS = 600;

  private static final ObjectMapper JSON = new ObjectMapper();

  private TerminationMessage() {}

  static String of(RunReport report) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("outcome", "Succeeded");
    message.put("version", report.version());
    message.put("metrics", report.evaluations().brief());
    message.put("ratings", report.counts().ratings());
    message.put("users", report.counts().users());
    message.put("items", report.published().itemCount());
    message.put("datasetHash", report.datasetHash());
    message.put("itemsChecksum", report.published().itemsChecksum());
    message.put("holdOutHash", report.evaluations().ranking().holdOutHash());
    return json(message);
  }

  /** The version is null when not even that is known. */
  static String of(RunFailure failure, @Nullable Integer version, Stage stage) {
    String sentence = failure.sentence();
    return json(
        new Fields()
            .put("outcome", "Failed")
            .put("version", version)
            .put("category", failure.category().label())
            .put("reason", failure.reason())
            .put("stage", stage.label())
            .put("message", sentence.substring(0, Math.min(SENTENCE_CHARS, sentence.length())))
            .build());
  }

  private static String json(Map<String, Object> message) {
    try {
      String json = JSON.writeValueAsString(message);
      if (json.getBytes(StandardCharsets.UTF_8).length > LIMIT_BYTES) {
        throw new IllegalStateException("termination message too long");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
