package dev.recommender.service.http.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A value in a body with the path that names it, such as {@code events[3].rating}. What is not of
 * its kind refuses the whole body with that path, what was found and what was expected.
 */
public record Member(String path, JsonNode json) {
  private static final String BODY = "the body";
  private static final int HIGHEST_ID = 999_999_999;
  // Four digits of the year and at most nanoseconds; java.time alone would take far more.
  private static final Pattern TIME =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
              + "(Z|[+-](0[0-9]|1[0-7]):[0-9]{2})");

  public static Member body(JsonNode json) {
    return new Member(BODY, json);
  }

  /** An object, with members of any name. */
  public Members members() {
    if (!json.isObject()) {
      throw invalid("an object");
    }
    return new Members(path.equals(BODY) ? "" : path + ".", json);
  }

  /** An object; any member that has no effect is refused, lest it look as if it had. */
  public Members members(String... known) {
    Members members = members();
    members.requireOnly(List.of(known));
    return members;
  }

  public Stream<Member> elements(int fewest, int most) {
    if (!json.isArray()) {
      throw invalid("a list");
    }
    if (json.size() < fewest || json.size() > most) {
      throw RequestBody.invalid(
          "%s has %d elements, expected %d to %d".formatted(path, json.size(), fewest, most));
    }
    return IntStream.range(0, json.size())
        .mapToObj(at -> new Member("%s[%d]".formatted(path, at), json.get(at)));
  }

  /** A text of a limited length, without control characters and not blank. */
  public String line(int longest) {
    String text = json.asText();
    if (!isText(longest) || text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      throw invalid("a text of 1 to %d characters, none of them a control".formatted(longest));
    }
    return text;
  }

  /** A text that may name a person: no refusal quotes it. */
  public String identity(int longest) {
    if (!isText(longest)) {
      throw RequestBody.invalid(
          "%s %s, expected a text of 1 to %d characters"
              .formatted(
                  path,
                  json.isTextual() || json.isNumber() ? "is something else" : found(),
                  longest));
    }
    return json.asText();
  }

  /** Half a surrogate pair is no text, for it would be taken for the same as any other half. */
  private boolean isText(int longest) {
    String text = json.asText();
    return json.isTextual()
        && !text.isEmpty()
        && text.codePointCount(0, text.length()) <= longest
        && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  public String choice(List<String> choices) {
    if (!json.isTextual() || !choices.contains(json.asText())) {
      throw invalid("one of " + String.join(", ", choices));
    }
    return json.asText();
  }

  public int movieId() {
    return wholeNumber(0, HIGHEST_ID);
  }

  public int wholeNumber(int from, int to) {
    boolean isWhole = json.isNumber() && json.canConvertToExactIntegral() && json.canConvertToInt();
    if (!isWhole || json.asInt() < from || json.asInt() > to) {
      throw invalid("a whole number from %d to %d".formatted(from, to));
    }
    return json.asInt();
  }

  public double number(double from, double to) {
    if (!json.isNumber() || !(json.asDouble() >= from && json.asDouble() <= to)) {
      throw invalid("%s to %s".formatted(plain(from), plain(to)));
    }
    return json.asDouble();
  }

  public boolean truth() {
    if (!json.isBoolean()) {
      throw invalid("true or false");
    }
    return json.asBoolean();
  }

  public Instant time() {
    try {
      if (json.isTextual() && TIME.matcher(json.asText()).matches()) {
        return OffsetDateTime.parse(json.asText()).toInstant();
      }
    } catch (DateTimeException e) {
      // No such day or hour: the same as no time at all.
    }
    throw invalid("a time such as 2026-01-31T12:00:00Z");
  }

  public ProblemException invalid(String expected) {
    return RequestBody.invalid("%s %s, expected %s".formatted(path, found(), expected));
  }

  private String found() {
    return switch (json.getNodeType()) {
      case OBJECT -> "is an object";
      case ARRAY -> "is a list";
      case MISSING -> "is missing";
      case NULL -> "is null";
      default -> "is \"%s\"".formatted(Query.shown(json.asText()));
    };
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
