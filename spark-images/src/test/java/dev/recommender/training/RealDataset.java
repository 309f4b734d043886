package dev.recommender.training;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.load.DatasetFiles;
import dev.recommender.training.load.DatasetSource;
import dev.recommender.training.load.RawTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** ml-latest-small, through the product's own cleaning and, beside it, line by line. */
public record RealDataset(DatasetFiles files) {
  private static final Path ZIP = Path.of("../e2e/data/ml-latest-small.zip");

  /** A line of ratings.csv. */
  public record Rating(String user, int movie, double stars, long time) {}

  /** A line of movies.csv. */
  public record Movie(int id, String title, List<String> genres) {}

  public static RealDataset in(Path scratch) throws IOException {
    return new RealDataset(
        DatasetFiles.open(
            new DatasetSource(ZIP.toAbsolutePath().normalize().toUri(), "MovieLensCsv", null),
            scratch));
  }

  public CleanData clean() throws IOException {
    return CleanData.of(
        RawTables.read(SparkForTests.spark(), files), MiniDataset.PSEUDONYMS, Set.of());
  }

  public List<Rating> ratings() throws IOException {
    try (Stream<String> lines = Files.lines(files.folder().resolve("ratings.csv"))) {
      return lines.skip(1).map(RealDataset::rating).toList();
    }
  }

  private static Rating rating(String line) {
    String[] parts = line.strip().split(",", -1);
    return new Rating(
        parts[0],
        Integer.parseInt(parts[1]),
        Double.parseDouble(parts[2]),
        Long.parseLong(parts[3]));
  }

  public List<Movie> movies() throws IOException {
    try (Stream<String> lines = Files.lines(files.folder().resolve("movies.csv"))) {
      return lines.skip(1).map(RealDataset::movie).toList();
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
