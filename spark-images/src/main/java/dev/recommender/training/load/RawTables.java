package dev.recommender.training.load;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a data set, a header included; links and tags only when the set has them. Ratings
 * are {@code timed} when they have a fourth column.
 */
public record RawTables(
    String source,
    DatasetFormat format,
    JavaRDD<String> ratings,
    long ratingsBytes,
    boolean timed,
    List<String> movies,
    List<String> links,
    @Nullable JavaRDD<String> tags) {
  private static final int LEAST_PARTITIONS = 2;
  private static final long BYTES_PER_PARTITION = 32L << 20;
  private static final int SAMPLE = 100;

  public static RawTables read(SparkSession spark, DatasetFiles files) throws IOException {
    Path ratings = files.path(DataFile.RATINGS);
    Path tags = files.path(DataFile.TAGS);
    return new RawTables(
        files.source(),
        files.format(),
        new TextFile(ratings).lines(spark, partitions(ratings)),
        Files.size(ratings),
        timed(files),
        catalogue(files, DataFile.MOVIES),
        catalogue(files, DataFile.LINKS),
        Files.isRegularFile(tags) ? new TextFile(tags).lines(spark, partitions(tags)) : null);
  }

  /** By the size of the data, never of the machine: partitions decide the order of sums. */
  private static int partitions(Path file) throws IOException {
    return partitions(Files.size(file));
  }

  private static int partitions(long bytes) {
    return (int) Math.max(LEAST_PARTITIONS, bytes / BYTES_PER_PARTITION);
  }

  /** How many parts the ratings are worked on in. */
  public int partitions() {
    return partitions(ratingsBytes);
  }

  /** Published copies of ml-1m have three columns; a single broken line decides nothing. */
  private static boolean timed(DatasetFiles files) throws IOException {
    if (files.format().hasHeader()) {
      return true;
    }
    LineParser parser = new LineParser(files.format(), DataFile.RATINGS.columns());
    List<Integer> widths =
        new TextFile(files.path(DataFile.RATINGS))
            .head(SAMPLE).stream()
                .map(parser::split)
                .map(values -> values == null ? 0 : values.length)
                .toList();
    return widths.contains(DataFile.RATINGS.columns())
        || !widths.contains(DataFile.RATINGS.columns() - 1);
  }

  private static List<String> catalogue(DatasetFiles files, DataFile file) throws IOException {
    Path path = files.path(file);
    // ml-1m is in ISO-8859-1; in CSV a replaced character marks its line as malformed.
    Charset otherwise =
        files.format().hasHeader() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    return Files.isRegularFile(path) ? new TextFile(path).lines(otherwise) : List.of();
  }
}
