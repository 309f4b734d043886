package dev.recommender.service.http.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A member of a request's body with the path that names it, such as {@code events[3].rating}. What
 * it is not is said with that path, never with its value.
 */
public record Member(String path, JsonNode json) {
  private static final int HIGHEST_ID = 999_999_999;

  public static Member body(JsonNode json) {
    return new Member("the body", json).object();
  }

  public boolean has(String name) {
    return json.has(name);
  }

  public Member member(String name) {
    return new Member(path.equals("the body") ? name : path + "." + name, json.path(name));
  }

  /** One to so many objects. */
  public Stream<Member> elements(int most) {
    if (!json.isArray()) {
      throw invalid("a list");
    }
    if (json.isEmpty() || json.size() > most) {
      throw invalid("has %d elements".formatted(json.size()), "1 to " + most);
    }
    return IntStream.range(0, json.size())
        .mapToObj(at -> new Member("%s[%d]".formatted(path, at), json.get(at)).object());
  }

  /** Refuses members of other names, for what has no effect should not look as if it had. */
  public void hasOnly(String... known) {
    List<String> names = List.of(known);
    json.fieldNames()
        .forEachRemaining(name -> {
          if (!names.contains(name)) {
            throw invalid("has a member of another name", String.join(", ", names));
          }
        });
  }

  /** A text that UTF-8 can hold: half a surrogate pair would become a question mark. */
  public String text(int longest) {
    if (!json.isTextual()) {
      throw invalid("a text");
    }
    String text = json.textValue();
    boolean encodable = StandardCharsets.UTF_8.newEncoder().canEncode(text);
    if (text.isEmpty() || text.length() > longest || !encodable) {
      throw invalid(
          encodable ? "has %d characters".formatted(text.length()) : "is not Unicode",
          "1 to %d characters".formatted(longest));
    }
    return text;
  }

  public int positive() {
    if (!json.isIntegralNumber()) {
      throw invalid("a whole number");
    }
    if (!json.canConvertToInt() || json.intValue() < 1 || json.intValue() > HIGHEST_ID) {
      throw invalid("is out of range", "1 to " + HIGHEST_ID);
    }
    return json.intValue();
  }

  public double number(double least, double most) {
    if (!json.isNumber()) {
      throw invalid("a number");
    }
    double number = json.doubleValue();
    if (!(number >= least && number <= most)) {
      throw invalid("is out of range", "%s to %s".formatted(least, most));
    }
    return number;
  }

  public boolean truth() {
    if (!json.isBoolean()) {
      throw invalid("true or false");
    }
    return json.booleanValue();
  }

  public Instant time() {
    try {
      return Instant.parse(json.isTextual() ? json.textValue() : "");
    } catch (DateTimeException e) {
      throw invalid(
          json.isTextual() ? "is another text" : found(), "a time such as 2026-01-31T20:15:00Z");
    }
  }

  public ProblemException invalid(String found, String expected) {
    return RequestBody.invalid("%s %s, expected %s".formatted(path, found, expected));
  }

  private ProblemException invalid(String expected) {
    return invalid(found(), expected);
  }

  private Member object() {
    if (!json.isObject()) {
      throw invalid("an object");
    }
    return this;
  }

  private String found() {
    return switch (json.getNodeType()) {
      case MISSING -> "is missing";
      case STRING -> "is a text";
      case ARRAY -> "is a list";
      case OBJECT -> "is an object";
      case NUMBER -> "is another number";
      default -> "is " + json.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }
}
