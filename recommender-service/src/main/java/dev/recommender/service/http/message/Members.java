package dev.recommender.service.http.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object in a body, each of them known. What is not of its kind refuses the whole
 * body with its path, what was found and what was expected; what is absent is null.
 */
public final class Members {
  private final JsonNode json;
  private final String path;

  private Members(JsonNode json, String path) {
    this.json = json;
    this.path = path;
  }

  /** The path is empty for the body itself. */
  public static Members of(JsonNode json, String path, String... known) {
    if (!json.isObject()) {
      throw invalid(path.isEmpty() ? "the body" : path, json, "an object");
    }
    Members members = new Members(json, path);
    List<String> names = List.of(known);
    json.fieldNames().forEachRemaining(name -> members.requireKnown(name, names));
    return members;
  }

  public String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  public boolean has(String name) {
    return json.has(name);
  }

  /** A text of a limited length, without control characters and not blank. */
  public @Nullable String text(String name, int longest) {
    JsonNode value = json.get(name);
    return value == null ? null : text(path(name), value, longest);
  }

  public @Nullable Integer number(String name, int from, int to) {
    JsonNode value = json.get(name);
    return value == null ? null : (Integer) number(path(name), value, from, to);
  }

  public @Nullable Double decimal(String name, double from, double to) {
    JsonNode value = json.get(name);
    if (value == null) {
      return null;
    }
    if (!value.isNumber() || !(value.asDouble() >= from && value.asDouble() <= to)) {
      throw invalid(path(name), value, "%s to %s".formatted(plain(from), plain(to)));
    }
    return value.asDouble();
  }

  public @Nullable Boolean flag(String name) {
    JsonNode value = json.get(name);
    if (value == null) {
      return null;
    }
    if (!value.isBoolean()) {
      throw invalid(path(name), value, "true or false");
    }
    return value.asBoolean();
  }

  public List<String> texts(String name, int most, int longest) {
    return json.has(name)
        ? list(name, 0, most, (where, value) -> text(where, value, longest))
        : List.of();
  }

  public List<Integer> numbers(String name, int most, int highest) {
    return json.has(name)
        ? list(name, 0, most, (where, value) -> number(where, value, 0, highest))
        : List.of();
  }

  /** The elements of a list that must be there, each read with its path. */
  public <T> List<T> list(
      String name, int fewest, int most, BiFunction<String, JsonNode, T> reading) {
    JsonNode list = json.path(name);
    if (!list.isArray()) {
      throw invalid(path(name), list, "a list");
    }
    if (list.size() < fewest || list.size() > most) {
      throw RequestBody.invalid(
          "%s has %d elements, expected %d to %d".formatted(path(name), list.size(), fewest, most));
    }
    List<T> elements = new ArrayList<>(list.size());
    for (int at = 0; at < list.size(); at++) {
      elements.add(reading.apply("%s[%d]".formatted(path(name), at), list.get(at)));
    }
    return elements;
  }

  private void requireKnown(String name, List<String> known) {
    if (!known.contains(name)) {
      throw RequestBody.invalid(
          "%s has no effect, expected one of %s"
              .formatted(path(Query.shown(name)), String.join(", ", known)));
    }
  }

  private static String text(String where, JsonNode value, int longest) {
    String text = value.asText();
    boolean controlled = text.chars().anyMatch(Character::isISOControl);
    if (!value.isTextual() || text.isBlank() || text.length() > longest || controlled) {
      throw invalid(
          where, value, "a text of 1 to %d characters, none of them a control".formatted(longest));
    }
    return text;
  }

  private static int number(String where, JsonNode value, int from, int to) {
    boolean whole =
        value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToInt();
    if (!whole || value.asInt() < from || value.asInt() > to) {
      throw invalid(where, value, "a whole number from %d to %d".formatted(from, to));
    }
    return value.asInt();
  }

  /** What was found at a path, and what was expected there. */
  public static ProblemException invalid(String where, String found, String expected) {
    return RequestBody.invalid(
        "%s is \"%s\", expected %s".formatted(where, Query.shown(found), expected));
  }

  private static ProblemException invalid(String where, JsonNode found, String expected) {
    String kind =
        switch (found.getNodeType()) {
          case OBJECT -> "an object";
          case ARRAY -> "a list";
          case MISSING -> "missing";
          case NULL -> "null";
          default -> "";
        };
    return kind.isEmpty()
        ? invalid(where, found.asText(), expected)
        : RequestBody.invalid("%s is %s, expected %s".formatted(where, kind, expected));
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
