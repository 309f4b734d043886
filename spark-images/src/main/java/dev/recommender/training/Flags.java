package dev.recommender.training;

import dev.recommender.training.failure.RunFailure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Arguments {@code --name=value}; an empty value counts as not given. Each is read by its type. */
final class Flags {
  private final Map<String, String> values = new HashMap<>();
  private final Set<String> read = new HashSet<>();

  Flags(String[] arguments) {
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--") || equals < 0) {
        throw RunFailure.configuration(
            "InvalidArgument", "argument \"%s\": expected --name=value".formatted(argument));
      }
      if (values.put(argument.substring(2, equals), argument.substring(equals + 1)) != null) {
        throw RunFailure.configuration(
            "InvalidArgument",
            "argument %s is given twice".formatted(argument.substring(0, equals)));
      }
    }
  }

  @Nullable String optional(String name) {
    read.add(name);
    String value = values.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  String text(String name) {
    String value = optional(name);
    if (value == null) {
      throw RunFailure.configuration(
          "InvalidArgument", "argument --%s is missing, expected a value".formatted(name));
    }
    return value;
  }

  int integer(String name, int least) {
    return checked(name, Integer::valueOf, n -> n >= least, "a whole number >= " + least);
  }

  int integer(String name, int least, int otherwise) {
    return optional(name) == null ? otherwise : integer(name, least);
  }

  long wholeNumber(String name) {
    return checked(name, Long::valueOf, n -> true, "a whole number");
  }

  /** At least {@code otherwise}, which also stands in when it is not given. */
  long wholeNumber(String name, long otherwise) {
    return optional(name) == null
        ? otherwise
        : checked(name, Long::valueOf, n -> n >= otherwise, "a whole number >= " + otherwise);
  }

  /** At least {@code otherwise}, which also stands in when it is not given. */
  double decimal(String name, double otherwise) {
    return optional(name) == null ? otherwise : decimal(name, otherwise, Double.MAX_VALUE);
  }

  double decimal(String name, double least, double most) {
    return checked(
        name,
        Double::valueOf,
        n -> n >= least && n <= most,
        most == Double.MAX_VALUE
            ? "a number >= " + least
            : "a number from %s to %s".formatted(least, most));
  }

  String oneOf(String name, List<String> words) {
    return checked(name, word -> word, words::contains, "one of " + words);
  }

  /** A value that would change nothing is refused. */
  void withoutEffect(String name, String because) {
    String value = optional(name);
    if (value != null) {
      throw invalid(name, value, "none with " + because);
    }
  }

  private <T> T checked(
      String name, Function<String, T> parse, Predicate<T> valid, String expected) {
    String value = text(name);
    try {
      T parsed = parse.apply(value);
      if (valid.test(parsed)) {
        return parsed;
      }
    } catch (NumberFormatException e) {
      throw invalid(name, value, expected);
    }
    throw invalid(name, value, expected);
  }

  static RunFailure invalid(String name, String found, String expected) {
    return RunFailure.configuration(
        "InvalidArgument", "argument --%s is \"%s\", expected %s".formatted(name, found, expected));
  }

  /** To be called when everything known has been read. */
  void rejectUnknown() {
    values.keySet().stream()
        .filter(name -> !read.contains(name))
        .sorted()
        .findFirst()
        .ifPresent(name -> {
          throw RunFailure.configuration(
              "InvalidArgument", "argument --%s is unknown".formatted(name));
        });
  }
}
