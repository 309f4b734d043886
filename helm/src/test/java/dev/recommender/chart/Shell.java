package dev.recommender.chart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs commands as a person would type them, in one folder. */
record Shell(Path folder) {
  /** Returns what the command prints; one that fails is an error with all that it printed. */
  String run(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new AssertionError("%s: exit %d: %s".formatted(command, code, printed));
    }
    return printed;
  }
}
