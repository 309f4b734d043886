package dev.recommender.training;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.load.DatasetFiles;
import dev.recommender.training.load.DatasetSource;
import dev.recommender.training.load.RawTables;
import dev.recommender.training.people.Pseudonyms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A data set of a few lines, as files. */
public final class MiniDataset {
  public static final Pseudonyms PSEUDONYMS =
      new Pseudonyms("a-key-for-tests".getBytes(StandardCharsets.UTF_8));

  private final Path folder;

  /** Nothing but headers. */
  public MiniDataset(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("ratings.csv"), "userId,movieId,rating,timestamp\r\n");
    Files.writeString(folder.resolve("movies.csv"), "movieId,title,genres\r\n");
  }

  public MiniDataset movie(int id, String title, String genres) throws IOException {
    return line("movies.csv", "%d,\"%s\",%s".formatted(id, title, genres));
  }

  public MiniDataset rating(String user, int movie, double rating, long time) throws IOException {
    return line("ratings.csv", "%s,%d,%s,%d".formatted(user, movie, rating, time));
  }

  /** Lines end as in the genuine files. */
  public MiniDataset line(String file, String line) throws IOException {
    Path path = folder.resolve(file);
    Files.writeString(path, Files.readString(path) + line + "\r\n");
    return this;
  }

  public MiniDataset file(String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
    return this;
  }

  public Path folder() {
    return folder;
  }

  public CleanData clean(Set<String> erased) throws IOException {
    DatasetFiles files =
        DatasetFiles.open(new DatasetSource(folder.toUri(), "MovieLensCsv", null), folder);
    return CleanData.of(RawTables.read(SparkForTests.spark(), files), PSEUDONYMS, erased);
  }
}
