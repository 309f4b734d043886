package dev.recommender.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The blocks of a page that are marked {@code sh}, run as a person would type them. */
record DocumentedCommands(List<String> blocks, Path folder) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```sh\\n(.*?)^ *```$");

  static DocumentedCommands of(Path page, Path folder) throws IOException {
    List<String> blocks =
        BLOCK.matcher(Files.readString(page)).results().map(found -> found.group(1)).toList();
    return new DocumentedCommands(blocks, folder);
  }

  /** Runs the only block that holds these words, and returns what it printed. */
  String run(String words, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> found = blocks.stream().filter(block -> block.contains(words)).toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "%d blocks hold \"%s\", expected one".formatted(found.size(), words));
    }
    var builder = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", found.getFirst());
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(
          "exit code %d of: %s%n%s".formatted(process.exitValue(), found.getFirst(), said));
    }
    return said;
  }
}
