package dev.recommender.training.load;

import dev.recommender.training.failure.RunFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

  static Dataset<Row> read(SparkSession spark, Path file, String header) throws IOException {
    checkHeader(file, header);
    StructType schema = new StructType();
    for (String column : header.split(",", -1)) {
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
        .csv(file.toUri().toString());
  }

  private static void checkHeader(Path file, String expected) throws IOException {
    String found;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      found = String.valueOf(reader.readLine());
    } catch (CharacterCodingException e) {
      found = "not UTF-8";
    }
    if (!found.equals(expected)) {
      String shown = found.length() > 100 ? found.substring(0, 100) + "…" : found;
      throw RunFailure.data(
          "UnexpectedHeader",
          "reading \"%s\": header is \"%s\", expected \"%s\""
              .formatted(file.getFileName(), shown, expected));
    }
  }
}
