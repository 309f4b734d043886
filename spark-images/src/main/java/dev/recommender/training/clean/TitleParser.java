package dev.recommender.training.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes MovieLens titles apart: {@code Name, Article (Alternative) (Year)}. */
final class TitleParser {
  /** One year, or the first of a range whose end may be open. */
  private static final Pattern YEAR =
      Pattern.compile("\\s*\\((\\d{4})(?:\\s*[-–]\\s*(?:\\d{4})?)?\\)\\s*$");

  private static final Pattern ALTERNATIVE = Pattern.compile("(?<=\\S)\\s*\\(([^()]*)\\)\\s*$");
  private static final Pattern ALSO_KNOWN_AS = Pattern.compile("^(?i:a\\.?k\\.?a\\.?:?)\\s+");
  private static final Pattern ARTICLE_BEHIND =
      Pattern.compile(
          "^(.+), (The|A|An|Les|Le|La|L'|Un|Une|Il|Lo|I|Gli|Uno|Una|El|Los|Las|Der|Die|Das|Den|Det"
              + "|Dem|Ein|Eine|De|Het|Een|En|Et|Ett|O|Os|As|Um|Uma)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ARTICLE_IN_FRONT = Pattern.compile("^(The|A|An) (.+)$");

  private TitleParser() {}

  static MovieTitle parse(String written) {
    String rest = written.strip();
    Integer year = null;
    Matcher found = YEAR.matcher(rest);
    if (found.find()) {
      year = Integer.valueOf(found.group(1));
      rest = rest.substring(0, found.start());
    }
    List<String> alternatives = new ArrayList<>();
    Matcher bracket = ALTERNATIVE.matcher(rest);
    while (bracket.find()) {
      alternatives.addFirst(alternative(bracket.group(1)));
      rest = rest.substring(0, bracket.start());
      bracket = ALTERNATIVE.matcher(rest);
    }
    alternatives.removeIf(String::isBlank);
    String name = rest.strip();
    return new MovieTitle(
        articleInFront(name), articleBehind(name), List.copyOf(alternatives), year);
  }

  private static String alternative(String bracket) {
    return articleInFront(ALSO_KNOWN_AS.matcher(bracket.strip()).replaceFirst("").strip());
  }

  private static String articleInFront(String name) {
    Matcher matcher = ARTICLE_BEHIND.matcher(name);
    if (!matcher.matches()) {
      return name;
    }
    String article = matcher.group(2);
    return article + (article.endsWith("'") ? "" : " ") + matcher.group(1);
  }

  private static String articleBehind(String name) {
    return ARTICLE_IN_FRONT.matcher(name).replaceFirst("$2, $1");
  }
}
