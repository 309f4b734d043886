package dev.recommender.service.catalogue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Finds texts that look like another, by the rare pieces they share. One typing error touches at
 * most four pieces, so two texts {@code e} errors apart share one of the {@code 4e + 1} rarest
 * pieces of each (prefix filtering: Chaudhuri, Ganti, Kaushik, ICDE 2006): only those are indexed.
 */
final class SimilarTexts {
  static final int MOST_ERRORS = 2;

  private static final int PIECES_PER_ERROR = 4;
  private static final int INDEXED_PIECES = PIECES_PER_ERROR * MOST_ERRORS + 1;
  private static final int MOST_POSTINGS = 4_096;
  private static final int MOST_COMPARED = 256;
  private static final double LEAST_LIKENESS = 0.25;

  private final TextIndex texts;
  private final int[] frequencies = new int[Pieces.COUNT];
  private final Postings textsByPiece;

  SimilarTexts(TextIndex texts) {
    this.texts = texts;
    for (int at = 0; at < texts.size(); at++) {
      for (int piece : Pieces.of(texts.text(at))) {
        frequencies[piece]++;
      }
    }
    Postings.Builder postings = new Postings.Builder();
    for (int at = 0; at < texts.size(); at++) {
      for (int piece : rarest(Pieces.of(texts.text(at)), INDEXED_PIECES)) {
        postings.add(piece, at);
      }
    }
    this.textsByPiece = postings.build(Pieces.COUNT);
  }

  /**
   * The texts at most so many typing errors away where the longer of both has so many letters, in
   * order; complete from 4 letters on for one error and from 9 for two.
   */
  int[] within(int errors, String text, int letters) {
    if (text.length() + errors < letters) {
      return new int[0];
    }
    int[] pieces = rarest(Pieces.of(text), PIECES_PER_ERROR * errors + 1);
    return sharingAny(pieces, at -> isWithin(errors, text, texts.text(at), letters));
  }

  private static boolean isWithin(int errors, String some, String other, int letters) {
    return Math.max(some.length(), other.length()) >= letters
        && EditDistance.between(some, other, errors) <= errors;
  }

  /**
   * Texts that begin with what is at most one typing error away; some with late rare pieces miss.
   */
  int[] beginningNear(String text) {
    int[] pieces = rarest(Pieces.ofBeginning(text), INDEXED_PIECES);
    return sharingAny(pieces, at -> EditDistance.toBeginning(text, texts.text(at), 1) <= 1);
  }

  /** The texts most alike, best first: Dice's coefficient of the pieces. */
  int[] mostAlike(String text, int count) {
    int[] pieces = Pieces.of(text);
    record Alike(int at, double likeness) {}
    return Arrays.stream(sharingMost(pieces))
        .mapToObj(at -> new Alike(at, likeness(pieces, Pieces.of(texts.text(at)))))
        .filter(alike -> alike.likeness() >= LEAST_LIKENESS)
        .sorted(Comparator.comparingDouble(alike -> -alike.likeness()))
        .limit(count)
        .mapToInt(Alike::at)
        .toArray();
  }

  private static double likeness(int[] pieces, int[] others) {
    return 2.0 * Pieces.shared(pieces, others) / (pieces.length + others.length);
  }

  /** The rarest of some pieces, rarest first. */
  private int[] rarest(int[] pieces, int count) {
    long[] byFrequency = new long[pieces.length];
    for (int at = 0; at < pieces.length; at++) {
      byFrequency[at] = (long) frequencies[pieces[at]] << 32 | pieces[at];
    }
    Arrays.sort(byFrequency);
    int[] rarest = new int[Math.min(count, pieces.length)];
    Arrays.setAll(rarest, at -> (int) byFrequency[at]);
    return rarest;
  }

  private int[] sharingAny(int[] pieces, IntPredicate wanted) {
    int[] found = IntStream.of(pieces).flatMap(this::textsWith).toArray();
    Arrays.sort(found);
    return IntStream.of(Pieces.distinct(found)).filter(wanted).toArray();
  }

  /** Some of the texts that share the most indexed pieces. */
  private int[] sharingMost(int[] pieces) {
    int[] found =
        IntStream.of(rarest(pieces, pieces.length))
            .flatMap(this::textsWith)
            .limit(MOST_POSTINGS)
            .sorted()
            .toArray();
    return Arrays.stream(countedFirst(found))
        .limit(MOST_COMPARED)
        .mapToInt(counted -> (int) counted)
        .toArray();
  }

  /** Each of some ascending numbers once, the most frequent first, as its low 32 bits. */
  private static long[] countedFirst(int[] ascending) {
    long[] counted = new long[ascending.length];
    int size = 0;
    for (int at = 0; at < ascending.length; at++) {
      boolean again = at > 0 && ascending[at] == ascending[at - 1];
      size += again ? 0 : 1;
      counted[size - 1] = again ? counted[size - 1] - (1L << 32) : ascending[at];
    }
    long[] distinct = Arrays.copyOf(counted, size);
    Arrays.sort(distinct);
    return distinct;
  }

  private IntStream textsWith(int piece) {
    int start = textsByPiece.start(piece);
    return IntStream.range(start, start + textsByPiece.length(piece)).map(textsByPiece::entry);
  }
}
