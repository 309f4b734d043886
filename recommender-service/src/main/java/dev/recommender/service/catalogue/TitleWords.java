package dev.recommender.service.catalogue;

import dev.recommender.service.catalogue.TextIndex.Range;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Every word of every title, with the movies that have it, best known first. */
final class TitleWords {
  private static final int SHORTEST_WITH_AN_ERROR = 5;

  private final TextIndex words;
  private final SimilarTexts similar;

  TitleWords(TextIndex words) {
    this.words = words;
    this.similar = new SimilarTexts(words);
  }

  /** For each word of a form the words of titles that it stands for; the last may be unfinished. */
  List<Meant> asWritten(String form) {
    String[] parts = form.split(" ", -1);
    int last = parts.length - 1;
    return IntStream.rangeClosed(0, last)
        .mapToObj(at -> at < last ? words.of(parts[at]) : words.startingWith(parts[at]))
        .map(range -> new Meant(range, new int[0]))
        .toList();
  }

  /** The same with words that are one typing error away. */
  List<Meant> misspelt(String form) {
    String[] parts = form.split(" ", -1);
    List<Meant> written = asWritten(form);
    return IntStream.range(0, parts.length)
        .mapToObj(at -> new Meant(written.get(at).range, near(parts, at)))
        .toList();
  }

  private int[] near(String[] parts, int at) {
    String word = parts[at];
    int[] whole = similar.within(1, word, SHORTEST_WITH_AN_ERROR);
    boolean mayBeUnfinished = at == parts.length - 1 && word.length() >= SHORTEST_WITH_AN_ERROR;
    return mayBeUnfinished
        ? IntStream.concat(Arrays.stream(whole), Arrays.stream(similar.beginningNear(word)))
            .distinct()
            .toArray()
        : whole;
  }

  /** Adds the movies that have a word of each. */
  void find(List<Meant> meant, LeastNumbers found) {
    List<Meant> others = meant.subList(0, meant.size() - 1);
    Range range = meant.getLast().range;
    for (int word = range.from(); word < range.to(); word++) {
      find(word, others, found);
    }
    for (int word : meant.getLast().near) {
      find(word, others, found);
    }
  }

  private void find(int word, List<Meant> others, LeastNumbers found) {
    Postings movies = words.postings();
    int end = movies.start(word) + movies.length(word);
    for (int at = movies.start(word); at < end && found.admits(movies.entry(at)); at++) {
      if (haveAll(others, movies.entry(at))) {
        found.add(movies.entry(at));
      }
    }
  }

  private boolean haveAll(List<Meant> others, int rank) {
    for (Meant meant : others) {
      if (!meant.isIn(words.postings(), rank)) {
        return false;
      }
    }
    return true;
  }

  /** What a written word stands for: neighbouring words, and others that look like it. */
  static final class Meant {
    private final Range range;
    private final int[] near;

    Meant(Range range, int[] near) {
      this.range = range;
      this.near = near;
    }

    private boolean isIn(Postings movies, int rank) {
      for (int word = range.from(); word < range.to(); word++) {
        if (movies.has(word, rank)) {
          return true;
        }
      }
      for (int word : near) {
        if (movies.has(word, rank)) {
          return true;
        }
      }
      return false;
    }
  }
}
