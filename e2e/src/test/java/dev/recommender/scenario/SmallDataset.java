package dev.recommender.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A made-up MovieLens set on which a run is as short as it can be: two tastes, 60 people, 80
 * movies.
 */
final class SmallDataset {
  static final String RATINGS_HEADER = "userId,movieId,rating,timestamp\n";
  private static final int PEOPLE = 60;
  private static final int MOVIES = 80;
  private static final int RATINGS_EACH = 30;
  private static final long FIRST_SECOND = 1_000_000_000L;

  private SmallDataset() {}

  /** Writes the files into a folder and returns it. */
  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    String movies =
        IntStream.rangeClosed(1, MOVIES)
            .mapToObj(id ->
                "%d,Movie Number %d (%d),%s"
                    .formatted(id, id, 1950 + id % 60, id % 2 == 0 ? "Drama" : "Comedy"))
            .collect(Collectors.joining("\n", "movieId,title,genres\n", "\n"));
    Files.writeString(folder.resolve("movies.csv"), movies);
    Files.writeString(folder.resolve("ratings.csv"), RATINGS_HEADER + ratings());
    return folder;
  }

  private static String ratings() {
    var random = new Random(7);
    var lines = new StringBuilder();
    for (int person = 1; person <= PEOPLE; person++) {
      int taste = person % 2;
      int[] movies = random.ints(1, MOVIES + 1).distinct().limit(RATINGS_EACH).toArray();
      for (int i = 0; i < movies.length; i++) {
        double rating = movies[i] % 2 == taste ? 4.5 : 2.0;
        lines.append(
            "%d,%d,%s,%d\n".formatted(person, movies[i], rating, FIRST_SECOND + i * 1000L));
      }
    }
    return lines.toString();
  }
}
