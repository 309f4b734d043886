package dev.recommender.service.catalogue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Finds texts that look like another, by the rare pieces they share. One typing error touches at
 * most four pieces, so two texts {@code e} errors apart share one of the {@code 4e + 1} rarest
 * pieces of each (prefix filtering: Chaudhuri, Ganti, Kaushik, ICDE 2006): only those are indexed.
 */
final class SimilarTexts {
  private static final int MOST_ERRORS = 2;
  private static final int PIECES_PER_ERROR = 4;
  private static final int INDEXED_PIECES = PIECES_PER_ERROR * MOST_ERRORS + 1;
  private static final int MOST_POSTINGS = 4_096;
  private static final int TEXT_BITS = 27;
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
    EditDistance distance = new EditDistance(text, errors);
    int[] pieces = rarest(Pieces.of(text), PIECES_PER_ERROR * errors + 1);
    IntStream.Builder found = IntStream.builder();
    textsByPiece.merge(
        pieces,
        (at, _) -> {
          int length = texts.length(at);
          boolean isLong = Math.max(length, text.length()) >= letters;
          boolean isNear = Math.abs(length - text.length()) <= errors;
          if (isLong && isNear && distance.to(texts.text(at)) <= errors) {
            found.add(at);
          }
        });
    return found.build().toArray();
  }

  /** Texts that begin with what is one typing error away; some with late rare pieces are missed. */
  int[] beginningNear(String text) {
    EditDistance distance = new EditDistance(text, 1);
    IntStream.Builder found = IntStream.builder();
    textsByPiece.merge(
        rarest(Pieces.ofBeginning(text), INDEXED_PIECES),
        (at, _) -> {
          if (distance.toBeginningOf(texts.text(at)) <= 1) {
            found.add(at);
          }
        });
    return found.build().toArray();
  }

  /** The texts most alike, best first: Dice's coefficient of the pieces. */
  int[] mostAlike(String text, int count) {
    int[] pieces = Pieces.of(text);
    record Alike(int at, double likeness) {}
    return sharingMost(pieces)
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

  /** Those of the texts with a rare piece that share the most indexed pieces. */
  private IntStream sharingMost(int[] pieces) {
    LeastNumbers most = new LeastNumbers(MOST_COMPARED);
    // More shared pieces make a smaller number, so that the least numbers share the most.
    textsByPiece.merge(
        rareEnough(pieces), (at, count) -> most.add((INDEXED_PIECES - count) << TEXT_BITS | at));
    return most.numbers().map(number -> number & ((1 << TEXT_BITS) - 1));
  }

  /** The rarest pieces, as many as lead to a bounded number of texts, but at least one. */
  private int[] rareEnough(int[] pieces) {
    int[] rarest = rarest(pieces, pieces.length);
    int enough = 0;
    int postings = 0;
    while (enough < rarest.length && postings < MOST_POSTINGS) {
      postings += textsByPiece.length(rarest[enough++]);
    }
    return Arrays.copyOf(rarest, enough);
  }
}
