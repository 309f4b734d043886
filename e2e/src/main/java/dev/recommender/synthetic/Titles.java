package dev.recommender.synthetic;

/** A different title for every position: two words, each of two syllables. */
final class Titles {
  private static final String CONSONANTS = "bdfgkmnprstz";
  private static final String VOWELS = "aeiou";
  private static final int SYLLABLES = CONSONANTS.length() * VOWELS.length();
  private static final int WORDS = SYLLABLES * SYLLABLES;

  static final int COUNT = WORDS * WORDS;

  /** Neighbours in the catalogue get titles that lie far apart; shares no factor with the count. */
  private static final long STRIDE = 7_368_787;

  private Titles() {}

  static String of(int position) {
    int n = (int) (position * STRIDE % COUNT);
    return capital(word(n / WORDS)) + " " + capital(word(n % WORDS));
  }

  private static String word(int n) {
    return syllable(n / SYLLABLES) + syllable(n % SYLLABLES);
  }

  private static String syllable(int n) {
    return "" + CONSONANTS.charAt(n / VOWELS.length()) + VOWELS.charAt(n % VOWELS.length());
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
