package dev.recommender.service.catalogue;

import dev.recommender.service.catalogue.TextIndex.Range;
import java.util.Arrays;
import java.util.List;
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
  private final SimilarTexts similar;

  Titles(List<Movie> movies) {
    this.movies = movies;
    this.byRank = mostRatedFirst(movies);
    TextIndex.Builder builder = new TextIndex.Builder();
    for (int rank = 0; rank < byRank.length; rank++) {
      for (WrittenForm written : WrittenForm.all(movie(rank))) {
        builder.add(written.form(), rank << KIND_BITS | written.kind().number);
      }
    }
    this.forms = builder.build();
    this.similar = new SimilarTexts(forms);
  }

  int size() {
    return byRank.length;
  }

  Movie movie(int rank) {
    return movies.get(byRank[rank]);
  }

  /** All forms; what is posted under each is read with {@code ranks}. */
  TextIndex forms() {
    return forms;
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
