package dev.recommender.training;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.TimeWindow;
import dev.recommender.training.load.DatasetFiles;
import dev.recommender.training.load.DatasetFormat;
import dev.recommender.training.load.DatasetSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * ml-latest-small, through the product's own cleaning and, beside it, line by line. Two of its ids
 * are one movie (equal title, year and TMDB id): the lines here tell of the lower one.
 */
public record RealDataset(DatasetFiles files) {
  private static final int SAME_MOVIE = 144606;
  private static final int LOWER_ID = 6003;

  private static final Path ZIP = Path.of("../e2e/data/ml-latest-small.zip");

  /** A line of ratings.csv. */
  public record Rating(String user, int movie, double stars, long time) {}

  /** A line of movies.csv. */
  public record Movie(int id, String title, List<String> genres) {}

  public static RealDataset in(Path scratch) throws IOException {
    return new RealDataset(
        DatasetFiles.open(
            new DatasetSource(ZIP.toAbsolutePath().normalize().toUri(), DatasetFormat.CSV, null),
            scratch));
  }

  public CleanData clean() throws IOException {
    return MiniDataset.clean(files, new TimeWindow(0, Long.MAX_VALUE));
  }

  public List<Rating> ratings() throws IOException {
    try (Stream<String> lines = Files.lines(files.folder().resolve("ratings.csv"))) {
      // Who rated both ids: the later rating counts.
      Map<String, Rating> latest = new LinkedHashMap<>();
      lines
          .skip(1)
          .map(RealDataset::rating)
          .forEach(rating ->
              latest.merge(
                  rating.user() + " " + rating.movie(),
                  rating,
                  (one, other) -> one.time() > other.time() ? one : other));
      return List.copyOf(latest.values());
    }
  }

  private static Rating rating(String line) {
    String[] parts = line.strip().split(",", -1);
    return new Rating(
        parts[0],
        Integer.parseInt(parts[1]) == SAME_MOVIE ? LOWER_ID : Integer.parseInt(parts[1]),
        Double.parseDouble(parts[2]),
        Long.parseLong(parts[3]));
  }

  public List<Movie> movies() throws IOException {
    try (Stream<String> lines = Files.lines(files.folder().resolve("movies.csv"))) {
      return lines.skip(1).map(RealDataset::movie).filter(m -> m.id() != SAME_MOVIE).toList();
    }
  }

  private static Movie movie(String line) {
    int first = line.indexOf(',');
    int last = line.lastIndexOf(',');
    String genres = line.substring(last + 1).strip();
    return new Movie(
        Integer.parseInt(line.substring(0, first)),
        line.substring(first + 1, last).replaceAll("^\"|\"$", "").strip(),
        genres.startsWith("(no ") ? List.of() : List.of(genres.split("\\|", -1)));
  }
}
