package dev.recommender.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a program of this machine to its end. */
final class Program {
  private Program() {}

  /**
   * Returns what it wrote.
   *
   * @throws IOException when it is missing, or ends with anything but 0, with what it wrote
   */
  static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(
          "\"%s\" ended with exit code %d: %s".formatted(command.getFirst(), code, output.strip()));
    }
    return output;
  }
}
