package dev.recommender.service.http.message;

import io.helidon.webserver.http.ServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, each known and given once unless it is repeatable; anything else is
 * refused.
 */
public final class Query {
  private static final int MOST_SHOWN = 50;
  private static final int LONGEST_NUMBER = 40;

  /** As JSON writes numbers. */
  private static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?";

  private static final Set<String> REPEATABLE = Set.of("genre");

  private final Map<String, List<String>> values = new TreeMap<>();

  /** Throws {@link ProblemException} when a parameter is unknown, given twice or malformed. */
  public Query(ServerRequest request, String... known) {
    List<String> names = List.of(known);
    for (String pair : request.query().rawValue().split("&", -1)) {
      if (!pair.isEmpty()) {
        add(pair, names);
      }
    }
  }

  private void add(String pair, List<String> known) {
    int equals = pair.indexOf('=');
    String rawName = equals < 0 ? pair : pair.substring(0, equals);
    String name = Encoded.inQuery("a parameter's name", rawName);
    if (!known.contains(name)) {
      throw new ProblemException(unknown(name, known));
    }
    String value = equals < 0 ? "" : Encoded.inQuery(name, pair.substring(equals + 1));
    List<String> given = values.computeIfAbsent(name, none -> new ArrayList<>());
    if (!given.isEmpty() && !REPEATABLE.contains(name)) {
      throw invalid(name, value, "it once only");
    }
    given.add(value);
  }

  public Optional<String> text(String name) {
    return texts(name).stream().findFirst();
  }

  /** All values of a repeatable parameter. */
  public List<String> texts(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** From 0 to 1. */
  public double share(String name, double otherwise) {
    String value = text(name).orElse(null);
    if (value == null) {
      return otherwise;
    }
    boolean decimal = value.length() <= LONGEST_NUMBER && value.matches(NUMBER);
    double number = decimal ? Double.parseDouble(value) : -1;
    if (!(number >= 0 && number <= 1)) {
      throw invalid(name, value, "a number from 0 to 1");
    }
    return number;
  }

  /** False unless given. */
  public boolean flag(String name) {
    String value = text(name).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw invalid(name, value, "true or false");
    }
    return value.equals("true");
  }

  /** A text of a limited length, without control characters and not blank. */
  public String requiredText(String name, int longest) {
    String value = text(name).orElse("");
    boolean controlled = value.chars().anyMatch(Character::isISOControl);
    if (value.isBlank() || value.codePointCount(0, value.length()) > longest || controlled) {
      throw invalid(name, value, "1 to %d characters, none of them a control".formatted(longest));
    }
    return value;
  }

  public int number(String name, int from, int to, int otherwise) {
    Integer number = number(name, from, to);
    return number == null ? otherwise : number;
  }

  public @Nullable Integer number(String name, int from, int to) {
    String value = text(name).orElse(null);
    if (value == null) {
      return null;
    }
    // Nine digits always fit, so parsing never fails.
    boolean digits = value.matches("[0-9]{1,9}");
    if (!digits || Integer.parseInt(value) < from || Integer.parseInt(value) > to) {
      throw invalid(name, value, "a whole number from %d to %d".formatted(from, to));
    }
    return Integer.valueOf(value);
  }

  private static Problem unknown(String name, List<String> known) {
    String expected =
        known.isEmpty()
            ? "none"
            : known.stream().sorted().collect(Collectors.joining("\", \"", "one of \"", "\""));
    return Problem.of(
        400,
        "unknown-parameter",
        "Unknown parameter",
        "\"%s\" has no effect here, expected %s".formatted(shown(name), expected));
  }

  public static ProblemException invalid(String name, String found, String expected) {
    return new ProblemException(Problem.invalidParameter(name, shown(found), expected));
  }

  /** The beginning of a value, fit to be quoted. */
  public static String shown(String value) {
    // Half a surrogate pair cannot be written as JSON.
    String plain = value.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    return plain.codePointCount(0, plain.length()) <= MOST_SHOWN
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, MOST_SHOWN)) + "…";
  }
}
