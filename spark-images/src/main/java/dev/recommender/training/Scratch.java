package dev.recommender.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** The one folder a run writes to; it is gone afterwards, and Spark with it. */
record Scratch(Path path) implements AutoCloseable {

  static Scratch create() throws IOException {
    return new Scratch(Files.createTempDirectory("training-"));
  }

  @Override
  public void close() throws IOException {
    SparkSession.getActiveSession().foreach(session -> stop(session));
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(path)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : paths) {
      Files.deleteIfExists(file);
    }
  }

  private static Object stop(SparkSession session) {
    session.stop();
    return session;
  }
}
