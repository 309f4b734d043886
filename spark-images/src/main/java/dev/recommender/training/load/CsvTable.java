package dev.recommender.training.load;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** A CSV file as a table of text; a row that does not fit its header has its text in one column. */
public final class CsvTable {
  /** Null in a well-formed row. */
  public static final String MALFORMED = "_malformed";

  private CsvTable() {}

  static Dataset<Row> read(SparkSession spark, Path folder, CsvFile file) {
    StructType schema = new StructType();
    for (String column : file.columns()) {
      schema = schema.add(column, "string");
    }
    return spark
        .read()
        .schema(schema.add(MALFORMED, "string"))
        .option("header", true)
        .option("mode", "PERMISSIVE")
        .option("columnNameOfCorruptRecord", MALFORMED)
        .option("escape", "\"")
        .option("maxCharsPerColumn", -1)
        // Not a URI: Spark takes the characters as they are, a space included.
        .csv("file:" + folder.resolve(file.fileName()).toAbsolutePath());
  }
}
