package dev.recommender.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one folder a run writes to; it is gone afterwards, and Spark with it. */
record Scratch(Path path) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

  static Scratch create() throws IOException {
    return new Scratch(Files.createTempDirectory("training-"));
  }

  /** What remains goes with the container: a failure to delete is none of the run. */
  @Override
  public void close() {
    SparkSession.getDefaultSession().foreach(Scratch::stop);
    try (Stream<Path> walk = Files.walk(path)) {
      for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.atWarn().addKeyValue("path", path).addKeyValue("cause", e).log("scratch not deleted");
    }
  }

  private static Object stop(SparkSession session) {
    session.stop();
    return session;
  }
}
