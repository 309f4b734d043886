package dev.recommender.benchmark.movielens;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Writes {@code movies.csv} and {@code links.csv}; a movie's genres tell where it lies in taste.
 */
final class MovieFiles {
  private static final List<String> FIRST_WORDS =
      List.of(
          "Silent",
          "Broken",
          "Golden",
          "Last",
          "Hidden",
          "Burning",
          "Distant",
          "Crimson",
          "Endless",
          "Forgotten",
          "Lonely",
          "Midnight",
          "Savage",
          "Secret",
          "Stolen",
          "Winter");

  private static final List<String> SECOND_WORDS =
      List.of(
          "River",
          "Empire",
          "Promise",
          "Garden",
          "Stranger",
          "Summer",
          "Road",
          "Mirror",
          "Harbour",
          "Night",
          "Brother",
          "Kingdom",
          "Letter",
          "Island",
          "Shadow",
          "Train");

  /** Two for each direction of taste: that way and the opposite way. */
  private static final List<String> GENRES =
      List.of(
          "Action",
          "Romance",
          "Adventure",
          "Drama",
          "Animation",
          "Crime",
          "Children",
          "Horror",
          "Comedy",
          "Thriller",
          "Fantasy",
          "Documentary",
          "Musical",
          "War",
          "Sci-Fi",
          "Western");

  private static final double CLEARLY = 1.0;
  private static final int ONE_WITHOUT_GENRES_IN = 200;
  private static final int ONE_WITHOUT_YEAR_IN = 500;

  private final int[] ids;
  private final Taste taste;
  private final SplittableRandom random;

  MovieFiles(int[] ids, Taste taste, SplittableRandom random) {
    this.ids = ids;
    this.taste = taste;
    this.random = random;
  }

  /** Movie ids by position: ascending, with gaps. */
  static int[] ids(int items, SplittableRandom random) {
    int[] ids = new int[items];
    int id = 0;
    for (int item = 0; item < items; item++) {
      id += random.nextInt(10) == 0 ? 1 + random.nextInt(8) : 1;
      ids[item] = id;
    }
    return ids;
  }

  void write(Path folder) throws IOException {
    try (Writer movies = Files.newBufferedWriter(folder.resolve("movies.csv"));
        Writer links = Files.newBufferedWriter(folder.resolve("links.csv"))) {
      movies.write("movieId,title,genres\n");
      links.write("movieId,imdbId,tmdbId\n");
      for (int item = 0; item < ids.length; item++) {
        movies.write("%d,%s,%s\n".formatted(ids[item], title(item), genres(item)));
        links.write("%d,%07d,%d\n".formatted(ids[item], 100_000 + ids[item], 10 + ids[item]));
      }
    }
  }

  /** As MovieLens writes it: article behind, quoted when there is a comma, year in brackets. */
  private String title(int item) {
    int words = FIRST_WORDS.size() * SECOND_WORDS.size();
    String name =
        FIRST_WORDS.get(item % FIRST_WORDS.size())
            + " "
            + SECOND_WORDS.get(item / FIRST_WORDS.size() % SECOND_WORDS.size())
            + (item < words ? "" : " " + (1 + item / words));
    String year = random.nextInt(ONE_WITHOUT_YEAR_IN) == 0 ? "" : " (%d)".formatted(year());
    return random.nextBoolean() ? name + year : "\"%s, The%s\"".formatted(name, year);
  }

  /** Most are young. */
  private int year() {
    double age = random.nextDouble();
    return 2018 - (int) (90 * age * age);
  }

  private String genres(int item) {
    if (random.nextInt(ONE_WITHOUT_GENRES_IN) == 0) {
      return "(no genres listed)";
    }
    List<Integer> clear = new ArrayList<>();
    int strongest = 0;
    for (int k = 0; k < Taste.DIRECTIONS; k++) {
      if (Math.abs(taste.movie(item, k)) > CLEARLY) {
        clear.add(k);
      }
      if (Math.abs(taste.movie(item, k)) > Math.abs(taste.movie(item, strongest))) {
        strongest = k;
      }
    }
    clear.add(strongest);
    TreeSet<String> genres = new TreeSet<>();
    clear.forEach(k -> genres.add(GENRES.get(2 * k + (taste.movie(item, k) > 0 ? 0 : 1))));
    return String.join("|", genres);
  }
}
