package dev.recommender.training.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Path folder = files.folder();
    return new RawTables(
        CsvTable.read(spark, folder, CsvFile.RATINGS),
        Files.size(folder.resolve(CsvFile.RATINGS.fileName())),
        CsvTable.read(spark, folder, CsvFile.MOVIES),
        optional(spark, folder, CsvFile.LINKS),
        optional(spark, folder, CsvFile.TAGS));
  }

  private static @Nullable Dataset<Row> optional(SparkSession spark, Path folder, CsvFile file) {
    return file.isIn(folder) ? CsvTable.read(spark, folder, file) : null;
  }
}
