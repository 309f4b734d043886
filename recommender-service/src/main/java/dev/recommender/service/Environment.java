package dev.recommender.service;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Environment variables read with their kind; an empty one is not set. */
record Environment(Map<String, String> variables) {
  private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.\\[\\]:-]+");

  @Nullable String text(String name) {
    String value = variables.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  String required(String name) {
    String value = text(name);
    if (value == null) {
      throw new ConfigurationException("environment variable %s is not set".formatted(name));
    }
    return value;
  }

  String textOr(String name, String otherwise) {
    String value = text(name);
    return value == null ? otherwise : value;
  }

  String oneOfOr(String name, String otherwise, List<String> known) {
    String value = textOr(name, otherwise);
    if (!known.contains(value)) {
      throw invalid(name, value, String.join(" or ", known));
    }
    return value;
  }

  int number(String name, int from, int to) {
    return number(name, required(name), from, to);
  }

  int numberOr(String name, int otherwise, int from, int to) {
    String value = text(name);
    return value == null ? otherwise : number(name, value, from, to);
  }

  Duration durationOr(String name, Duration otherwise) {
    String value = text(name);
    try {
      return value == null ? otherwise : Duration.parse(value);
    } catch (DateTimeException e) {
      throw invalid(name, value, "an ISO-8601 duration such as PT5S");
    }
  }

  /** A URL without credentials, which have variables of their own and must not reach a log. */
  URI url(String name) {
    String value = required(name);
    if (value.contains("@")) {
      throw new ConfigurationException(
          "environment variable %s holds credentials, expected a URL without".formatted(name));
    }
    try {
      URI url = new URI(value);
      if (url.getHost() != null && String.valueOf(url.getScheme()).matches("https?")) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Said below, with the same words as a URL of another kind.
    }
    throw invalid(name, value, "a URL such as http://elasticsearch:9200");
  }

  /** Origins as browsers send them, separated by commas, or {@code *} for every one. */
  Set<String> origins(String name) {
    Set<String> origins = new HashSet<>();
    for (String origin : textOr(name, "").split(",", -1)) {
      String written = origin.strip();
      if (!written.isEmpty() && !written.equals("*") && !ORIGIN.matcher(written).matches()) {
        throw invalid(name, written, "origins such as https://shop.example, or *");
      }
      origins.add(written);
    }
    origins.remove("");
    return origins;
  }

  /** An address of this machine, by name or number. */
  String addressOr(String name, String otherwise) {
    String value = textOr(name, otherwise);
    try {
      return InetAddress.getByName(value).getHostAddress();
    } catch (UnknownHostException e) {
      throw invalid(name, value, "an address such as 0.0.0.0");
    }
  }

  @Nullable Path file(String name) {
    String value = text(name);
    return value == null ? null : readable(name, value);
  }

  private static Path readable(String name, String value) {
    Path file = Path.of(value);
    if (!Files.isReadable(file)) {
      throw invalid(name, value, "a file that can be read");
    }
    return file;
  }

  Path requiredFile(String name) {
    return readable(name, required(name));
  }

  private static int number(String name, String value, int from, int to) {
    try {
      int number = Integer.parseInt(value);
      if (number >= from && number <= to) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the same words as a number out of range.
    }
    throw invalid(name, value, "a whole number from %d to %d".formatted(from, to));
  }

  private static ConfigurationException invalid(
      String name, @Nullable String found, String expected) {
    return new ConfigurationException(
        "environment variable %s is \"%s\", expected %s".formatted(name, found, expected));
  }
}
