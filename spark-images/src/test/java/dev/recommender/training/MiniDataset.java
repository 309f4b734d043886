package dev.recommender.training;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.load.DatasetFiles;
import dev.recommender.training.load.DatasetSource;
import dev.recommender.training.load.RawTables;
import dev.recommender.training.people.ConsentMode;
import dev.recommender.training.people.FrozenPeople;
import dev.recommender.training.people.InMemoryPeople;
import dev.recommender.training.people.People;
import dev.recommender.training.people.PeopleRules;
import dev.recommender.training.people.PeopleSnapshot;
import dev.recommender.training.people.Pseudonyms;
import dev.recommender.training.people.SomePerson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;

/** A data set of a few lines, as files. */
public final class MiniDataset {
  public static final Pseudonyms PSEUDONYMS =
      new Pseudonyms("a-key-for-tests".getBytes(StandardCharsets.UTF_8));

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

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

  /** Nothing at all is used of those who are left out. */
  public CleanData clean(Set<String> leftOut) throws IOException {
    InMemoryPeople people = new InMemoryPeople();
    leftOut.forEach(pseudonym -> people.with(SomePerson.saying(pseudonym, "withdrawn")));
    return clean(people, new PeopleRules(ConsentMode.NOT_REQUIRED, false, 365));
  }

  /** As of a moment after everything. */
  public CleanData clean(People people, PeopleRules rules) throws IOException {
    DatasetFiles files =
        DatasetFiles.open(new DatasetSource(folder.toUri(), "MovieLensCsv", null), folder);
    JavaSparkContext spark =
        JavaSparkContext.fromSparkContext(SparkForTests.spark().sparkContext());
    try (FrozenPeople frozen = people.freeze(NOW, PSEUDONYMS.keyId())) {
      return CleanData.of(
          RawTables.read(SparkForTests.spark(), files),
          PSEUDONYMS,
          PeopleSnapshot.of(frozen, spark, rules));
    }
  }
}
