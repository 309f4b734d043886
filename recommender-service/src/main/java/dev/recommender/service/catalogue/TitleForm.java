package dev.recommender.service.catalogue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The form in which titles are compared: no accents, case, punctuation or apostrophes, {@code &} as
 * "and", initials joined, written and roman numerals as digits.
 */
final class TitleForm {
  private static final Pattern ARTICLE =
      Pattern.compile(
          "^(?:(?:the|a|an|le|la|les|un|une|el|los|il|der|das|ein)\\s+|l['’])(?=\\S)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SPACES = Pattern.compile(" +");
  private static final Map<Character, String> LETTERS =
      Map.of(
          'ß', "ss", 'æ', "ae", 'œ', "oe", 'ø', "o", 'đ', "d", 'ð', "d", 'ł', "l", 'þ', "th", 'ı',
          "i");
  private static final Map<String, String> NUMBERS =
      Map.ofEntries(
          Map.entry("one", "1"),
          Map.entry("two", "2"),
          Map.entry("three", "3"),
          Map.entry("four", "4"),
          Map.entry("five", "5"),
          Map.entry("six", "6"),
          Map.entry("seven", "7"),
          Map.entry("eight", "8"),
          Map.entry("nine", "9"),
          Map.entry("ten", "10"),
          Map.entry("eleven", "11"),
          Map.entry("twelve", "12"),
          Map.entry("thirteen", "13"),
          Map.entry("twenty", "20"));
  private static final List<String> ROMAN =
      List.of(
          "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
          "xv", "xvi", "xvii", "xviii", "xix", "xx");
  private static final Set<String> COUNTED =
      Set.of("part", "episode", "chapter", "volume", "vol", "book");

  private TitleForm() {}

  static String of(String title) {
    return ofSpelt(spelt(title));
  }

  /** The form with roman and written numerals as they stand. */
  static String spelt(String title) {
    String form = String.join(" ", withInitialsJoined(words(title)));
    // A title of signs only, such as "$", is compared as written.
    return form.isEmpty() ? title.strip() : form;
  }

  static String ofSpelt(String spelt) {
    return String.join(" ", withNumerals(List.of(spelt.split(" ", -1))));
  }

  static String withoutArticle(String title) {
    return of(ARTICLE.matcher(title.strip()).replaceFirst(""));
  }

  private static List<String> words(String title) {
    String decomposed = Normalizer.normalize(withSignsApart(title), Normalizer.Form.NFKD);
    String lower = decomposed.toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(lower.length());
    for (int at = 0; at < lower.length(); at++) {
      appendFolded(plain, lower, at);
    }
    String text = SPACES.matcher(plain).replaceAll(" ").strip();
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  /** Keeps "Alien³" from becoming "alien3": a raised digit or fraction is a word of its own. */
  private static String withSignsApart(String title) {
    StringBuilder apart = new StringBuilder(title.length() + 4);
    for (int at = 0; at < title.length(); at++) {
      char c = title.charAt(at);
      if (Character.getType(c) == Character.OTHER_NUMBER) {
        apart.append(' ').append(c).append(' ');
      } else {
        apart.append(c);
      }
    }
    return apart.toString();
  }

  private static void appendFolded(StringBuilder plain, String text, int at) {
    char c = text.charAt(at);
    if (c < 'ß' && Character.isLetterOrDigit(c)) {
      plain.append(c);
      return;
    }
    String letters = LETTERS.get(c);
    if (letters != null) {
      plain.append(letters);
    } else if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
      plain.append(c);
    } else if (c == '&') {
      plain.append(" and ");
    } else if (!vanishes(text, at)) {
      plain.append(' ');
    }
  }

  /** Accents, apostrophes and the separators inside a number leave no gap between words. */
  private static boolean vanishes(String text, int at) {
    char c = text.charAt(at);
    boolean insideNumber =
        (c == ',' || c == '.')
            && at > 0
            && at + 1 < text.length()
            && Character.isDigit(text.charAt(at - 1))
            && Character.isDigit(text.charAt(at + 1));
    return insideNumber
        || "'’‘`".indexOf(c) >= 0
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static List<String> withInitialsJoined(List<String> words) {
    List<String> joined = new ArrayList<>(words.size());
    boolean afterInitial = false;
    for (String word : words) {
      boolean initial = word.length() == 1 && Character.isLetter(word.charAt(0));
      joined.add(initial && afterInitial ? joined.removeLast() + word : word);
      afterInitial = initial;
    }
    return joined;
  }

  private static List<String> withNumerals(List<String> words) {
    List<String> digits = new ArrayList<>(words.size());
    for (int at = 0; at < words.size(); at++) {
      String before = at == 0 ? "" : words.get(at - 1);
      digits.add(numeral(words.get(at), before));
    }
    return digits;
  }

  /** A roman numeral never opens a title, and "I" is a number only after "Part" and the like. */
  private static String numeral(String word, String before) {
    int roman = ROMAN.indexOf(word) + 1;
    boolean counted = roman > 1 ? !before.isEmpty() : roman == 1 && COUNTED.contains(before);
    return counted ? Integer.toString(roman) : NUMBERS.getOrDefault(word, word);
  }
}
