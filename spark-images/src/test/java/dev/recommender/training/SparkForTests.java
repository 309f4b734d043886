package dev.recommender.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** One Spark for all tests of this JVM, configured as in production. */
public final class SparkForTests {
  private SparkForTests() {}

  private static final class Holder {
    private static final SparkSession SPARK = start();

    private static SparkSession start() {
      try {
        return LocalSpark.start(
            2, Files.createTempDirectory(Path.of("target"), "spark-").toAbsolutePath());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** One of its own, below a folder of its own. */
  public static SparkSession start(int cores, Path scratch) {
    return LocalSpark.start(cores, scratch);
  }

  public static SparkSession spark() {
    return Holder.SPARK;
  }
}
