package dev.recommender.service.http.rights;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.service.http.message.RequestBody;
import dev.recommender.service.people.Consent.Status;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.people.Pseudonymizer;
import dev.recommender.service.rights.Statement;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a statement about consent; whatever it does not expect is refused by name. */
final class StatementReader {
  private static final int LONGEST = 100;
  // Consent to anything else must not be taken for consent to this.
  private static final String PURPOSE = "recommendations";
  private static final int LONGEST_USER = 256;
  private static final Set<String> OF_PERSON =
      Set.of("status", "purpose", "policyVersion", "channel", "time");
  private static final String STATUSES =
      Arrays.stream(Status.values()).map(Status::label).collect(Collectors.joining(", "));
  // Four digits of the year and at most nanoseconds; java.time alone would take far more.
  private static final Pattern TIME =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
              + "(Z|[+-][0-9]{2}:[0-9]{2})");

  private final JsonNode body;

  private StatementReader(JsonNode body) {
    this.body = body;
  }

  /** The person is named elsewhere. */
  static Statement ofPerson(Pseudonym person, JsonNode body) {
    StatementReader reader = new StatementReader(body);
    reader.expect(OF_PERSON);
    return reader.statement(person);
  }

  /** The person is named by the member {@code user}. */
  static Statement ofAnyone(Pseudonymizer pseudonymizer, JsonNode body) {
    StatementReader reader = new StatementReader(body);
    Set<String> expected = new TreeSet<>(OF_PERSON);
    expected.add("user");
    reader.expect(expected);
    return reader.statement(pseudonymizer.pseudonym(reader.required("user", LONGEST_USER)));
  }

  private void expect(Set<String> members) {
    if (!body.isObject()) {
      throw RequestBody.invalid("the body is no JSON object");
    }
    if (!members.containsAll(body.propertyStream().map(entry -> entry.getKey()).toList())) {
      throw RequestBody.invalid(
          "there is an unknown member, expected only " + String.join(", ", new TreeSet<>(members)));
    }
  }

  private Statement statement(Pseudonym person) {
    return new Statement(
        person, status(), purpose(), text("policyVersion"), text("channel"), time());
  }

  private Status status() {
    String label = body.path("status").asText();
    return Arrays.stream(Status.values())
        .filter(status -> body.path("status").isTextual() && status.label().equals(label))
        .findFirst()
        .orElseThrow(() -> RequestBody.invalid("status is not one of " + STATUSES));
  }

  private String purpose() {
    if (!body.path("purpose").isTextual() || !body.path("purpose").textValue().equals(PURPOSE)) {
      throw RequestBody.invalid("purpose is not \"%s\"".formatted(PURPOSE));
    }
    return PURPOSE;
  }

  private String text(String name) {
    String text = required(name, LONGEST);
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      throw RequestBody.invalid(name + " is blank or has a control character");
    }
    return text;
  }

  private String required(String name, int longest) {
    JsonNode value = body.path(name);
    String text = value.isTextual() ? value.textValue() : "";
    if (text.isEmpty() || text.codePointCount(0, text.length()) > longest) {
      throw RequestBody.invalid("%s is not a text of 1 to %d characters".formatted(name, longest));
    }
    // Half a surrogate pair would be taken for the same as any other half.
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw RequestBody.invalid(name + " is no Unicode text");
    }
    return text;
  }

  private @Nullable Instant time() {
    JsonNode value = body.path("time");
    if (value.isMissingNode()) {
      return null;
    }
    try {
      if (value.isTextual() && TIME.matcher(value.textValue()).matches()) {
        return OffsetDateTime.parse(value.textValue()).toInstant();
      }
    } catch (DateTimeException e) {
      // No such day or hour: the same as no time at all.
    }
    throw RequestBody.invalid("time is not an ISO 8601 time such as 2026-01-31T12:00:00Z");
  }
}
