package dev.recommender.service.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of a README: every line of its blocks marked {@code sh}. */
record ReadmeExamples(List<String> commands) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
  private static final Pattern CURL =
      Pattern.compile("(curl\\s.*?)(?:\\s+#\\s*(?:(\\d{3})\\b)?.*)?");
  private static final String ON_THE_NEXT_LINE = "\\\\\\n\\s*";

  /** A call of curl; {@code status} is what its comment begins with, 0 for any success. */
  record Call(String command, int status) {
    boolean accepts(int answered) {
      return status == 0 ? answered / 100 == 2 : status == answered;
    }
  }

  static ReadmeExamples read(Path readme) throws IOException {
    List<String> commands = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(readme));
    while (block.find()) {
      block.group(1).replaceAll(ON_THE_NEXT_LINE, "").lines().forEach(commands::add);
    }
    return new ReadmeExamples(List.copyOf(commands));
  }

  /** Throws {@link IllegalArgumentException} for a line that is no plain call of curl. */
  static Call call(String line) {
    Matcher curl = CURL.matcher(line);
    if (!curl.matches() || curl.group(1).contains(" | ") || curl.group(1).contains(" > ")) {
      throw new IllegalArgumentException(
          "the README says `%s`, expected a curl or a line known to ReadmeTest".formatted(line));
    }
    return new Call(curl.group(1), curl.group(2) == null ? 0 : Integer.parseInt(curl.group(2)));
  }
}
