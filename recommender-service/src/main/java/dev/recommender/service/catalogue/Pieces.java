package dev.recommender.service.catalogue;

import java.util.Arrays;

/** The three-letter pieces of a text, framed by spaces, each as a number of 16 bits. */
final class Pieces {
  /** How many pieces there can be; two that share a number only cost a comparison. */
  static final int COUNT = 1 << 16;

  private Pieces() {}

  /** The pieces of a whole text, ascending and distinct. */
  static int[] of(String text) {
    return framed(" " + text + "  ");
  }

  /** The pieces of a text whose end is not written yet. */
  static int[] ofBeginning(String text) {
    return framed(" " + text);
  }

  /** How many pieces two texts share. */
  static int shared(int[] some, int[] others) {
    int shared = 0;
    int other = 0;
    for (int piece : some) {
      while (other < others.length && others[other] < piece) {
        other++;
      }
      shared += other < others.length && others[other] == piece ? 1 : 0;
    }
    return shared;
  }

  private static int[] framed(String text) {
    int[] pieces = new int[Math.max(0, text.length() - 2)];
    for (int at = 0; at < pieces.length; at++) {
      pieces[at] = number(text.charAt(at), text.charAt(at + 1), text.charAt(at + 2));
    }
    Arrays.sort(pieces);
    return distinct(pieces);
  }

  private static int number(char first, char second, char third) {
    return (((first * 31 + second) * 31 + third) * 0x9E3779B1) >>> 16;
  }

  /** The distinct ones of ascending numbers. */
  static int[] distinct(int[] sorted) {
    int size = 0;
    for (int number : sorted) {
      if (size == 0 || sorted[size - 1] != number) {
        sorted[size++] = number;
      }
    }
    return size == sorted.length ? sorted : Arrays.copyOf(sorted, size);
  }
}
