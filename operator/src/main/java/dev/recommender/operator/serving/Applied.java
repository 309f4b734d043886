package dev.recommender.operator.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the operator applied to an object, which the object itself carries as an annotation: an
 * operator of any later build can tell whether somebody has changed it, and can apply it again.
 */
public final class Applied {
  /** The annotation, compact JSON of the object without the annotation. */
  public static final String ANNOTATION = "recommender.dev/applied";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectNode content;

  private Applied(ObjectNode content) {
    this.content = content;
  }

  /** Writes down in an object, which is about to be applied, what is applied. */
  public static <T extends HasMetadata> T recorded(T desired) {
    ObjectNode content = tree(desired);
    ObjectNode metadata = content.withObject("/metadata");
    metadata.remove("resourceVersion");
    metadata.withObject("/annotations").remove(ANNOTATION);
    Map<String, String> annotations = new TreeMap<>(annotations(desired));
    annotations.put(ANNOTATION, content.toString());
    desired.getMetadata().setAnnotations(annotations);
    return desired;
  }

  /**
   * What was applied to an object; empty when it does not say so, or says what is no object of that
   * kind and name.
   */
  public static Optional<Applied> to(HasMetadata object) {
    String text = annotations(object).get(ANNOTATION);
    try {
      return text != null && MAPPER.readTree(text) instanceof ObjectNode content
          ? Optional.of(new Applied(content)).filter(applied -> applied.isOf(object))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Whether an object carries the annotation, readable or not. */
  public static boolean isRecorded(HasMetadata object) {
    return annotations(object).containsKey(ANNOTATION);
  }

  /** Paths of the fields in which an object differs from what was applied to it. */
  public static List<String> changes(HasMetadata object) {
    return to(object)
        .map(applied -> new Containment().missing(applied.content, tree(object)))
        .orElse(List.of());
  }

  /** The value at a JSON pointer; a missing node when nothing was applied there. */
  public JsonNode at(String pointer) {
    return content.at(pointer);
  }

  /** The same with another number of pods. */
  public Applied withReplicas(int replicas) {
    ObjectNode changed = content.deepCopy();
    changed.withObject("/spec").put("replicas", replicas);
    return new Applied(changed);
  }

  /** The same without a number of pods. */
  public Applied withoutReplicas() {
    ObjectNode changed = content.deepCopy();
    changed.withObject("/spec").remove("replicas");
    return new Applied(changed);
  }

  /** The object to apply, with what is applied written down in it. */
  public HasMetadata object() {
    return recorded(Serialization.unmarshal(content.toString(), HasMetadata.class));
  }

  // Who may change the object must not make the operator apply another one.
  private boolean isOf(HasMetadata object) {
    return content.path("apiVersion").asText().equals(object.getApiVersion())
        && content.path("kind").asText().equals(object.getKind())
        && content.at("/metadata/name").asText().equals(object.getMetadata().getName())
        && content.at("/metadata/namespace").asText().equals(object.getMetadata().getNamespace());
  }

  private static Map<String, String> annotations(HasMetadata object) {
    Map<String, String> annotations = object.getMetadata().getAnnotations();
    return annotations == null ? Map.of() : annotations;
  }

  private static ObjectNode tree(HasMetadata object) {
    try {
      ObjectNode tree = (ObjectNode) MAPPER.readTree(Serialization.asJson(object));
      tree.remove("status");
      return tree;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "reading %s \"%s\"".formatted(object.getKind(), object.getMetadata().getName()), e);
    }
  }
}
