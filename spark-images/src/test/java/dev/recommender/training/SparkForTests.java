package dev.recommender.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** One Spark for all tests of this JVM, configured as in production. */
public final class SparkForTests {
  private static final int CORES = 2;

  private static @Nullable SparkSession session;

  private SparkForTests() {}

  public static synchronized SparkSession spark() {
    SparkSession open = session;
    return open == null ? restart(CORES) : open;
  }

  /** Nothing of the session before can be used any more. */
  public static synchronized SparkSession restart(int cores) {
    if (session != null) {
      session.stop();
    }
    try {
      session =
          SparkSessions.start(
              SparkArguments.local(cores),
              Files.createTempDirectory(Path.of("target"), "spark-").toAbsolutePath());
      return session;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of its own, below a folder of its own. */
  public static SparkSession start(int cores, Path scratch) {
    return SparkSessions.start(SparkArguments.local(cores), scratch);
  }

  /** With the usual cores. */
  public static SparkSession restart() {
    return restart(CORES);
  }
}
