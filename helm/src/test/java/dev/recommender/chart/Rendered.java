package dev.recommender.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a chart renders to: the documents as text, and as objects. */
record Rendered(List<String> documents, List<JsonNode> objects) {
  private static final YAMLMapper YAML = new YAMLMapper();

  static Rendered parse(String text) {
    List<String> documents =
        Arrays.stream(text.split("(?m)^---$")).filter(document -> !document.isBlank()).toList();
    return new Rendered(documents, documents.stream().map(Rendered::object).toList());
  }

  List<JsonNode> ofKind(String kind) {
    return objects.stream().filter(object -> kind.equals(object.path("kind").asText())).toList();
  }

  JsonNode only(String kind) {
    List<JsonNode> found = ofKind(kind);
    if (found.size() != 1) {
      throw new AssertionError("%d objects of kind %s, expected 1".formatted(found.size(), kind));
    }
    return found.getFirst();
  }

  /** Every pod, wherever it is nested: what has containers. */
  List<JsonNode> pods() {
    return objects.stream().flatMap(object -> object.findParents("containers").stream()).toList();
  }

  /** The objects that grant permissions. */
  Stream<JsonNode> roles() {
    return Stream.concat(ofKind("Role").stream(), ofKind("ClusterRole").stream());
  }

  /** Everything but the CRD, which is long and compared elsewhere. */
  String textWithoutDefinition() {
    return String.join(
        "---",
        documents.stream()
            .filter(document -> !document.contains("\nkind: CustomResourceDefinition\n"))
            .toList());
  }

  static String name(JsonNode object) {
    return object.path("metadata").path("name").asText();
  }

  private static JsonNode object(String document) {
    try {
      return YAML.readTree(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
