package dev.recommender.service.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A title taken apart as MovieLens writes it: {@code City of Lost Children, The (Cité des enfants
 * perdus, La) (1995)} has a main title with its article back in front, an alternative and a year.
 */
record WrittenTitle(String main, List<String> alternatives, @Nullable Integer year) {
  private static final Pattern YEAR =
      Pattern.compile("\\s*\\((\\d{4})(?:\\s*[–-]\\s*(?:\\d{4})?)?\\)\\s*$");
  private static final Pattern ALSO_KNOWN_AS =
      Pattern.compile("^a\\.?k\\.?a\\.?\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern INVERTED = Pattern.compile("^(.*\\S)\\s*,\\s*(\\p{L}{1,4}['’]?)$");
  private static final Set<String> ARTICLES =
      Set.of(
          "the", "a", "an", "le", "la", "les", "l'", "l’", "un", "une", "des", "el", "los", "las",
          "una", "lo", "il", "i", "gli", "uno", "der", "die", "das", "den", "dem", "ein", "eine",
          "det", "de", "het", "een", "o", "os", "as", "um", "uma", "en", "et", "ett");

  static WrittenTitle parse(String written) {
    Matcher matcher = YEAR.matcher(written);
    // A title may itself be a year in parentheses; then nothing stands before it.
    boolean dated = matcher.find() && matcher.start() > 0;
    Integer year = dated ? Integer.valueOf(matcher.group(1)) : null;
    String rest = dated ? written.substring(0, matcher.start()) : written;
    List<String> alternatives = new ArrayList<>();
    String main = splitAlternatives(rest.strip(), alternatives);
    return new WrittenTitle(withArticleInFront(main), List.copyOf(alternatives), year);
  }

  /** With more alternatives, which stand apart from the title. */
  WrittenTitle and(List<String> more) {
    List<String> all = new ArrayList<>(alternatives);
    more.forEach(title -> all.add(withArticleInFront(title)));
    return new WrittenTitle(main, List.copyOf(all), year);
  }

  /** The whole title without its year, as it reads when the parentheses belong to the title. */
  String whole() {
    return main + " " + String.join(" ", alternatives);
  }

  /** Moves every trailing {@code (…)} into the list, in the order written, and returns the rest. */
  private static String splitAlternatives(String title, List<String> alternatives) {
    String rest = title;
    while (rest.endsWith(")")) {
      int open = openingOfLast(rest);
      if (open <= 0) {
        break;
      }
      String inside = rest.substring(open + 1, rest.length() - 1).strip();
      String plain = ALSO_KNOWN_AS.matcher(inside).replaceFirst("");
      alternatives.addFirst(withArticleInFront(plain));
      rest = rest.substring(0, open).strip();
    }
    return rest;
  }

  private static int openingOfLast(String text) {
    int depth = 0;
    for (int at = text.length() - 1; at >= 0; at--) {
      depth += text.charAt(at) == ')' ? 1 : text.charAt(at) == '(' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return -1;
  }

  static String withArticleInFront(String title) {
    Matcher inverted = INVERTED.matcher(title);
    if (!inverted.matches() || !ARTICLES.contains(inverted.group(2).toLowerCase(Locale.ROOT))) {
      return title;
    }
    String article = inverted.group(2);
    boolean joined = article.endsWith("'") || article.endsWith("’");
    return article + (joined ? "" : " ") + inverted.group(1);
  }
}
