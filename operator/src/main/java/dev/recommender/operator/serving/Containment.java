package dev.recommender.operator.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Compares what was applied to an object with the object: whatever the API server or others have
 * added does not count.
 */
final class Containment {
  /** Fields by which server-side apply tells the elements of a list apart, the rarer ones first. */
  private static final List<String> KEYS = List.of("mountPath", "uid", "topologyKey", "name");

  private static final Set<String> QUANTITIES = Set.of("limits", "requests");

  private final List<String> missing = new ArrayList<>();

  /** Paths of what was applied and is not there, or is there with another value. */
  List<String> missing(JsonNode applied, JsonNode observed) {
    compare("", "", applied, observed);
    return List.copyOf(missing);
  }

  private void compare(String path, String parent, JsonNode applied, JsonNode observed) {
    if (applied instanceof ObjectNode fields && observed.isObject()) {
      String name = path.substring(path.lastIndexOf('.') + 1);
      fields.properties().forEach(field -> compareField(path, name, field, observed));
    } else if (applied instanceof ArrayNode list && observed instanceof ArrayNode found) {
      compareLists(path, list, found);
    } else if (!isEqual(parent, applied, observed) && !isNothing(applied, observed)) {
      missing.add(path);
    }
  }

  private void compareField(
      String path, String parent, Map.Entry<String, JsonNode> field, JsonNode observed) {
    String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
    compare(below, parent, field.getValue(), observed.path(field.getKey()));
  }

  private void compareLists(String path, ArrayNode applied, ArrayNode observed) {
    Optional<String> key =
        KEYS.stream().filter(field -> tellsApart(field, applied, observed)).findFirst();
    if (key.isPresent()) {
      applied.forEach(element -> compareKeyed(path, key.get(), element, observed));
    } else if (applied.size() != observed.size()) {
      missing.add(path);
    } else {
      IntStream.range(0, applied.size())
          .forEach(i -> compare("%s[%d]".formatted(path, i), "", applied.get(i), observed.get(i)));
    }
  }

  private void compareKeyed(String path, String key, JsonNode element, ArrayNode observed) {
    JsonNode value = element.get(key);
    String below = "%s[%s]".formatted(path, value.asText());
    observed
        .valueStream()
        .filter(candidate -> value.equals(candidate.get(key)))
        .findFirst()
        .ifPresentOrElse(found -> compare(below, "", element, found), () -> missing.add(below));
  }

  // Terms of an affinity may repeat a topology key: those go by their position.
  private static boolean tellsApart(String key, ArrayNode applied, ArrayNode observed) {
    return !applied.isEmpty()
        && applied.valueStream().allMatch(element -> element.has(key))
        && isUnique(key, applied)
        && isUnique(key, observed);
  }

  private static boolean isUnique(String key, ArrayNode list) {
    List<JsonNode> values =
        list.valueStream().map(element -> element.get(key)).filter(Objects::nonNull).toList();
    return Set.copyOf(values).size() == values.size();
  }

  private static boolean isEqual(String parent, JsonNode applied, JsonNode observed) {
    if (applied.isNumber() && observed.isNumber()) {
      return applied.decimalValue().compareTo(observed.decimalValue()) == 0;
    }
    return applied.equals(observed)
        || (QUANTITIES.contains(parent) && areEqualQuantities(applied, observed));
  }

  private static boolean areEqualQuantities(JsonNode applied, JsonNode observed) {
    try {
      return amount(applied).compareTo(amount(observed)) == 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static BigDecimal amount(JsonNode quantity) {
    return Quantity.getAmountInBytes(new Quantity(quantity.asText()));
  }

  // The API server stores neither empty lists nor empty texts.
  private static boolean isNothing(JsonNode applied, JsonNode observed) {
    return observed.isMissingNode()
        && (applied.isContainerNode() ? applied.isEmpty() : applied.asText("-").isEmpty());
  }
}
