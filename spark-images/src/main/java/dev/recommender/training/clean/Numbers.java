package dev.recommender.training.clean;

import org.jspecify.annotations.Nullable;

/** Numbers as data files write them: in decimal, blanks around them allowed, nothing else. */
final class Numbers {
  private static final String DECIMAL = "0123456789.+-";

  private Numbers() {}

  static @Nullable Integer integer(String written) {
    try {
      return Integer.valueOf(written.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static @Nullable Long wholeNumber(String written) {
    try {
      return Long.valueOf(written.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static @Nullable Float decimal(String written) {
    String digits = written.strip();
    // Java's own reading takes NaN, 4f and 0x1p2 for numbers.
    if (!digits.chars().allMatch(character -> DECIMAL.indexOf(character) >= 0)) {
      return null;
    }
    try {
      return Float.valueOf(digits);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
