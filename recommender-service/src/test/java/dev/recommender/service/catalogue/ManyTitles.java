package dev.recommender.service.catalogue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A seeded catalogue of any size: words as often as in real titles, some that no other title has,
 * inverted articles, alternative titles, sequels and few movies that many people rated.
 */
final class ManyTitles {
  private static final List<String> ARTICLES = List.of("The", "The", "The", "A", "La", "Der");
  private static final List<String> SYLLABLES =
      List.of("ka", "lo", "min", "der", "sto", "va", "ri", "chen", "tu", "pol", "as", "eng", "zo");
  private static final double INVENTED_WORD = 0.08;
  private static final double INVERTED = 0.2;
  private static final double WITH_ALTERNATIVE = 0.15;
  private static final double SEQUEL = 0.06;

  private final Random random;
  private final List<String> words;
  private final List<Integer> lengths;

  private ManyTitles(long seed, List<Movie> real) {
    this.random = new Random(seed);
    List<List<String>> titles = real.stream().map(ManyTitles::wordsOf).toList();
    this.words = titles.stream().flatMap(List::stream).toList();
    this.lengths = titles.stream().map(List::size).toList();
  }

  static List<Movie> of(int count, long seed) throws IOException {
    ManyTitles titles = new ManyTitles(seed, RealCatalogue.movies());
    List<Movie> movies = new ArrayList<>(count);
    for (int id = 1; id <= count; id++) {
      movies.add(titles.movie(id));
    }
    return movies;
  }

  private static List<String> wordsOf(Movie movie) {
    return Arrays.asList(WrittenTitle.parse(movie.title()).main().split(" ", -1));
  }

  private Movie movie(int id) {
    int rated = (int) Math.min(100_000, 1 / Math.max(1e-9, Math.pow(random.nextDouble(), 1.5)));
    String title = phrase() + (happens(SEQUEL) ? " " + random.nextInt(2, 6) : "");
    String articled = happens(INVERTED) ? title + ", " + any(ARTICLES) : title;
    String written = happens(WITH_ALTERNATIVE) ? articled + " (" + phrase() + ")" : articled;
    return Movies.movie(id, written, random.nextInt(1920, 2024), rated, "Drama");
  }

  private String phrase() {
    return String.join(" ", Stream.generate(this::word).limit(any(lengths)).toList());
  }

  private String word() {
    return happens(INVENTED_WORD)
        ? String.join("", Stream.generate(() -> any(SYLLABLES)).limit(3).toList())
        : any(words);
  }

  private boolean happens(double share) {
    return random.nextDouble() < share;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
