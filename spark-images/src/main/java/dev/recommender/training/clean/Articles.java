package dev.recommender.training.clean;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Articles of the languages that MovieLens moves behind a title. */
final class Articles {
  /** Capitals as MovieLens writes them: {@code , en} ends no title by mistake. */
  private static final Pattern BEHIND =
      Pattern.compile(
          "^(.+), ("
              + "The|A|An|Da" // English, slang included
              + "|Le|La|Les|L'|L’|Un|Une|Des" // French
              + "|Il|Lo|I|Gli|Uno|Una|Un'" // Italian
              + "|El|Los|Las" // Spanish, Catalan
              + "|Els|O|Os|As|Um|Uma" // Catalan, Portuguese
              + "|Der|Die|Das|Dem|Ein|Eine" // German
              + "|De|Het|Een" // Dutch
              + "|Den|Det|En|Et|Ett|Ei" // Danish, Norwegian, Swedish
              + "|Az|Egy" // Hungarian
              + ")$");

  private static final Pattern IN_FRONT = Pattern.compile("^(The|A|An) ([^\\p{Ll}].*)$");

  /** An elided article that stands apart from its word. */
  private static final Pattern ELIDED = Pattern.compile("^([LlDd]['’]) (?=\\S)");

  private Articles() {}

  /** {@code Matrix, The} as people say it. */
  static String inFront(String name) {
    Matcher matcher = BEHIND.matcher(name);
    if (!matcher.matches()) {
      return ELIDED.matcher(name).replaceFirst("$1");
    }
    String article = matcher.group(2);
    return article + (article.endsWith("'") || article.endsWith("’") ? "" : " ") + matcher.group(1);
  }

  /** As a catalogue sorts it; only English articles, for {@code Die Hard} is one of them. */
  static String behind(String name) {
    return IN_FRONT.matcher(name).replaceFirst("$2, $1");
  }
}
