package dev.recommender.training;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.TimeWindow;
import dev.recommender.training.load.DataFile;
import dev.recommender.training.load.DatasetFiles;
import dev.recommender.training.load.DatasetFormat;
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
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;

/** A data set of a few lines, as files. */
public final class MiniDataset {
  public static final Pseudonyms PSEUDONYMS =
      new Pseudonyms("a-key-for-tests".getBytes(StandardCharsets.UTF_8));

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** Small numbers are times, too. */
  private static final TimeWindow ANY_TIME = new TimeWindow(0, Long.MAX_VALUE);

  private final Path folder;
  private final DatasetFormat format;

  /** CSV: nothing but headers. */
  public MiniDataset(Path folder) throws IOException {
    this(folder, DatasetFormat.CSV);
    file("ratings.csv", "userId,movieId,rating,timestamp\r\n");
    file("movies.csv", "movieId,title,genres\r\n");
  }

  private MiniDataset(Path folder, DatasetFormat format) {
    this.folder = folder;
    this.format = format;
  }

  /** Files without headers, values between {@code ::}. */
  public static MiniDataset dat(Path folder) throws IOException {
    return new MiniDataset(folder, DatasetFormat.DAT)
        .file("ratings.dat", "")
        .file("movies.dat", "");
  }

  public MiniDataset movie(int id, String title, String genres) throws IOException {
    return format == DatasetFormat.CSV
        ? line("movies.csv", "%d,\"%s\",%s".formatted(id, title, genres))
        : line("movies.dat", "%d::%s::%s".formatted(id, title, genres));
  }

  public MiniDataset rating(String user, int movie, double rating, long time) throws IOException {
    String between = format == DatasetFormat.CSV ? "," : "::";
    return line(
        format.fileName(DataFile.RATINGS),
        String.join(
            between, user, String.valueOf(movie), String.valueOf(rating), String.valueOf(time)));
  }

  /** Lines end as in the genuine files. */
  public MiniDataset line(String file, String line) throws IOException {
    String end = format == DatasetFormat.CSV ? "\r\n" : "\n";
    Files.writeString(folder.resolve(file), line + end, StandardOpenOption.APPEND);
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
    return clean(leftOut, ANY_TIME);
  }

  public CleanData clean(Set<String> leftOut, TimeWindow window) throws IOException {
    InMemoryPeople people = new InMemoryPeople();
    leftOut.forEach(pseudonym -> people.with(SomePerson.saying(pseudonym, "withdrawn")));
    return clean(people, new PeopleRules(ConsentMode.NOT_REQUIRED, false, 365), window);
  }

  /** As of a moment after everything. */
  public CleanData clean(People people, PeopleRules rules) throws IOException {
    return clean(people, rules, ANY_TIME);
  }

  private CleanData clean(People people, PeopleRules rules, TimeWindow window) throws IOException {
    DatasetFiles files = DatasetFiles.open(new DatasetSource(folder.toUri(), format, null), folder);
    return clean(files, people, rules, window);
  }

  /** Any files, of people of whom nothing is known. */
  public static CleanData clean(DatasetFiles files, TimeWindow window) throws IOException {
    return clean(
        files, new InMemoryPeople(), new PeopleRules(ConsentMode.NOT_REQUIRED, false, 365), window);
  }

  private static CleanData clean(
      DatasetFiles files, People people, PeopleRules rules, TimeWindow window) throws IOException {
    JavaSparkContext spark =
        JavaSparkContext.fromSparkContext(SparkForTests.spark().sparkContext());
    try (FrozenPeople frozen = people.freeze(NOW, PSEUDONYMS.keyId())) {
      return CleanData.of(
          RawTables.read(SparkForTests.spark(), files),
          PSEUDONYMS,
          PeopleSnapshot.of(frozen, spark, rules),
          window);
    }
  }
}
