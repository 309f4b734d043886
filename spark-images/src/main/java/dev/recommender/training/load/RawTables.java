package dev.recommender.training.load;

import java.io.IOException;
import java.nio.file.Files;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The tables of a data set, all columns text; links and tags only when the set has them. */
public record RawTables(
    Dataset<Row> ratings,
    long ratingsBytes,
    Dataset<Row> movies,
    @Nullable Dataset<Row> links,
    @Nullable Dataset<Row> tags) {

  public static RawTables read(SparkSession spark, DatasetFiles files) throws IOException {
    return new RawTables(
        CsvTable.read(spark, files.path(DatasetFiles.RATINGS), "userId,movieId,rating,timestamp"),
        Files.size(files.path(DatasetFiles.RATINGS)),
        CsvTable.read(spark, files.path(DatasetFiles.MOVIES), "movieId,title,genres"),
        optional(spark, files, DatasetFiles.LINKS, "movieId,imdbId,tmdbId"),
        optional(spark, files, DatasetFiles.TAGS, "userId,movieId,tag,timestamp"));
  }

  private static @Nullable Dataset<Row> optional(
      SparkSession spark, DatasetFiles files, String name, String header) throws IOException {
    return files.has(name) ? CsvTable.read(spark, files.path(name), header) : null;
  }
}
