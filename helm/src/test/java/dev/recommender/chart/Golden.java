package dev.recommender.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that say what is expected; {@code -Dgolden.write=true} writes them anew, to be looked at.
 */
final class Golden {
  private Golden() {}

  static void compare(Path file, String actual) throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(file, actual);
    }
    assertThat(actual)
        .as("%s: after a change that is meant, run with -Dgolden.write=true", file)
        .isEqualTo(Files.readString(file));
  }
}
