package dev.recommender.service.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Distinct texts in the order of their UTF-8 bytes, packed, each with a list of numbers. */
final class TextIndex {
  private final byte[] bytes;
  private final int[] starts;
  private final Postings postings;

  private TextIndex(Numbered[] sorted, Postings postings) {
    this.starts = new int[sorted.length + 1];
    ByteArrayOutputStream packed = new ByteArrayOutputStream(sorted.length * 16);
    for (int at = 0; at < sorted.length; at++) {
      packed.writeBytes(sorted[at].text);
      starts[at + 1] = packed.size();
    }
    this.bytes = packed.toByteArray();
    this.postings = postings;
  }

  int size() {
    return starts.length - 1;
  }

  String text(int at) {
    return new String(bytes, starts[at], starts[at + 1] - starts[at], UTF_8);
  }

  /** The length of the text as a {@link String}, without making one. */
  int length(int at) {
    int length = 0;
    for (int from = starts[at]; from < starts[at + 1]; from++) {
      boolean continues = (bytes[from] & 0xC0) == 0x80;
      boolean needsSurrogates = (bytes[from] & 0xF8) == 0xF0;
      length += continues ? 0 : needsSurrogates ? 2 : 1;
    }
    return length;
  }

  /** The numbers of each text, by its place in the order. */
  Postings postings() {
    return postings;
  }

  /** The place of exactly this text, an empty range when it is not there. */
  Range of(String text) {
    byte[] wanted = text.getBytes(UTF_8);
    int from = lowest(wanted, false);
    boolean found = from < size() && compare(from, wanted, false) == 0;
    return new Range(from, found ? from + 1 : from);
  }

  /** The places of the texts that begin with a text. */
  Range startingWith(String beginning) {
    byte[] wanted = beginning.getBytes(UTF_8);
    return new Range(lowest(wanted, false), lowest(wanted, true));
  }

  /** The first text not below the wanted one, or the first that is above all that begin with it. */
  private int lowest(byte[] wanted, boolean beyond) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, wanted, beyond);
      boolean below = beyond ? order <= 0 : order < 0;
      low = below ? middle + 1 : low;
      high = below ? high : middle;
    }
    return low;
  }

  private int compare(int at, byte[] wanted, boolean beginningOnly) {
    int end = beginningOnly ? Math.min(starts[at + 1], starts[at] + wanted.length) : starts[at + 1];
    return Arrays.compareUnsigned(bytes, starts[at], end, wanted, 0, wanted.length);
  }

  /** Neighbouring places, the last one excluded. */
  record Range(int from, int to) {}

  /** Collects texts and their numbers. */
  static final class Builder {
    private final Map<String, Integer> seen = new HashMap<>();
    private final Postings.Builder numbers = new Postings.Builder();

    void add(String text, int number) {
      numbers.add(seen.computeIfAbsent(text, t -> seen.size()), number);
    }

    TextIndex build() {
      Numbered[] sorted = new Numbered[seen.size()];
      seen.forEach((text, number) -> sorted[number] = new Numbered(text, number));
      Arrays.sort(sorted, (a, b) -> Arrays.compareUnsigned(a.text, b.text));
      int[] places = new int[sorted.length];
      for (int at = 0; at < sorted.length; at++) {
        places[sorted[at].number] = at;
      }
      return new TextIndex(sorted, numbers.build(places));
    }
  }

  private static final class Numbered {
    private final byte[] text;
    private final int number;

    Numbered(String text, int number) {
      this.text = text.getBytes(UTF_8);
      this.number = number;
    }
  }
}
