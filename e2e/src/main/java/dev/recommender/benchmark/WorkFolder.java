package dev.recommender.benchmark;

import dev.recommender.stack.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder below {@code e2e/target/benchmark} that is gone afterwards; logs beside it stay. */
record WorkFolder(Path path) implements AutoCloseable {
  static WorkFolder in(Checkout checkout) throws IOException {
    Path parent = Files.createDirectories(checkout.root().resolve("e2e/target/benchmark"));
    return new WorkFolder(Files.createTempDirectory(parent, "work-").toAbsolutePath().normalize());
  }

  /** A file that stays. */
  Path sibling(String name) {
    return path.resolveSibling(name);
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
