package dev.recommender.training.clean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes MovieLens titles apart: {@code Name, Article (Alternative) (Year)}. */
final class TitleParser {
  /** One year, or the first of a range whose end may be open; some close their bracket twice. */
  private static final Pattern YEAR =
      Pattern.compile("\\s*\\((\\d{4})\\s*(?:[-–—]\\s*(?:\\d{4})?\\s*)?\\)+$");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** What follows these words belongs to the title: {@code Birdman: Or (The Unexpected …)}. */
  private static final Pattern UNFINISHED = Pattern.compile("(?:^|.*[\\s:])(?i:or|and|&|of)$");

  /** Between the titles of one bracket. */
  private static final Pattern BETWEEN_ALTERNATIVES =
      Pattern.compile("\\s+/\\s+|;\\s+|,?\\s+(?i:a\\.k\\.a\\.?|aka):?\\s+");

  private static final Pattern ALSO_KNOWN_AS =
      Pattern.compile("^(?i:a\\.\\s?k\\.\\s?a\\.?|aka|also known as):?\\s+");

  /** {@code a.k.a. All I Wanna Do, The Hairy Bird} are two titles. */
  private static final Pattern BETWEEN_KNOWN =
      Pattern.compile(BETWEEN_ALTERNATIVES.pattern() + "|,\\s+(?=(?:The|A|An) \\S)");

  private TitleParser() {}

  static MovieTitle parse(String written) {
    String rest = BLANKS.matcher(written.strip()).replaceAll(" ");
    Integer year = null;
    Matcher found = YEAR.matcher(rest);
    if (found.find()) {
      year = Integer.valueOf(found.group(1));
      rest = rest.substring(0, found.start());
    }
    List<String> brackets = new ArrayList<>();
    for (int start = lastBracket(rest); start > 0; start = lastBracket(rest)) {
      brackets.addFirst(rest.substring(start + 1, rest.length() - 1));
      rest = rest.substring(0, start).strip();
    }
    String title = Articles.inFront(rest);
    List<String> alternatives =
        brackets.stream()
            .flatMap(bracket -> alternatives(bracket.strip()).stream())
            .filter(alternative -> !alternative.isBlank() && !alternative.equals(title))
            .distinct()
            .toList();
    return new MovieTitle(title, Articles.behind(rest), alternatives, year);
  }

  /**
   * Where the bracket opens that closes at the end; negative when there is none that stands apart
   * from the title.
   */
  private static int lastBracket(String text) {
    if (!text.endsWith(")")) {
      return -1;
    }
    int depth = 0;
    for (int n = text.length() - 1; n > 0; n--) {
      depth += text.charAt(n) == ')' ? 1 : text.charAt(n) == '(' ? -1 : 0;
      if (depth == 0) {
        String before = text.substring(0, n);
        return before.endsWith(" ") && !UNFINISHED.matcher(before.strip()).matches() ? n : -1;
      }
    }
    return -1;
  }

  private static List<String> alternatives(String bracket) {
    Matcher known = ALSO_KNOWN_AS.matcher(bracket);
    Pattern between = known.find() ? BETWEEN_KNOWN : BETWEEN_ALTERNATIVES;
    return Arrays.stream(between.split(known.replaceFirst(""), -1))
        .map(String::strip)
        .map(Articles::inFront)
        .toList();
  }
}
