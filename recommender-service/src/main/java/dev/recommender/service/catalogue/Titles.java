package dev.recommender.service.catalogue;

import dev.recommender.service.catalogue.TextIndex.Range;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Every form under which a movie can be found. Movies are numbered by rank, the one with most
 * ratings first, so that every list of movies stands in that order.
 */
final class Titles {
  private static final int KIND_BITS = 3;

  private final List<Movie> movies;
  private final int[] byRank;
  private final TextIndex forms;
  private final TextIndex words;
  private final SimilarTexts similar;

  Titles(List<Movie> movies) {
    this.movies = movies;
    this.byRank = mostRatedFirst(movies);
    TextIndex.Builder formsOfMovies = new TextIndex.Builder();
    TextIndex.Builder wordsOfMovies = new TextIndex.Builder();
    for (int rank = 0; rank < byRank.length; rank++) {
      List<WrittenForm> written = WrittenForm.all(movie(rank));
      add(formsOfMovies, written, rank);
      addWords(wordsOfMovies, written, rank);
    }
    this.forms = formsOfMovies.build();
    this.words = wordsOfMovies.build();
    this.similar = new SimilarTexts(forms);
  }

  private static void add(TextIndex.Builder forms, List<WrittenForm> written, int rank) {
    for (WrittenForm form : written) {
      forms.add(form.form(), rank << KIND_BITS | form.kind().number);
    }
  }

  private static void addWords(TextIndex.Builder words, List<WrittenForm> written, int rank) {
    Set<String> distinct = new HashSet<>();
    for (WrittenForm form : written) {
      Collections.addAll(distinct, form.form().split(" ", -1));
    }
    distinct.forEach(word -> words.add(word, rank));
  }

  Movie movie(int rank) {
    return movies.get(byRank[rank]);
  }

  /** All forms; what is posted under each is read with {@code ranks}. */
  TextIndex forms() {
    return forms;
  }

  /** Every word of every form, with the ranks of the movies that have it, ascending. */
  TextIndex words() {
    return words;
  }

  SimilarTexts similar() {
    return similar;
  }

  /** Hands over the ranks of the movies that have one of these forms. */
  void ranks(Range places, IntConsumer found) {
    ranks(places, -1, found);
  }

  /** Hands over the ranks of the movies that have one of these forms, of a kind. */
  void ranks(Range places, int kinds, IntConsumer found) {
    Postings postings = forms.postings();
    int from = postings.start(places.from());
    int to = postings.start(places.to());
    for (int at = from; at < to; at++) {
      int entry = postings.entry(at);
      if ((kinds >> (entry & ((1 << KIND_BITS) - 1)) & 1) == 1) {
        found.accept(entry >> KIND_BITS);
      }
    }
  }

  private static int[] mostRatedFirst(List<Movie> movies) {
    long[] order = new long[movies.size()];
    for (int at = 0; at < order.length; at++) {
      order[at] = -((long) movies.get(at).popularity().ratingCount() << 32) + at;
    }
    Arrays.sort(order);
    int[] positions = new int[order.length];
    Arrays.setAll(positions, rank -> (int) order[rank]);
    return positions;
  }
}
