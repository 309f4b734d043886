package dev.recommender.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A release of a chart, by the program {@code helm}. */
public record HelmRelease(String name, String namespace) implements AutoCloseable {
  /**
   * Installs and waits until everything is ready.
   *
   * @param values as {@code --set-json} takes them
   */
  public void install(Path chart, List<String> values) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("helm", "install", name, chart.toString(), "--namespace", namespace));
    command.addAll(List.of("--wait", "--timeout", "5m"));
    values.forEach(value -> command.addAll(List.of("--set-json", value)));
    Program.run(command);
  }

  /** Uninstalls what is there of it, also after an installation that failed. */
  @Override
  public void close() throws IOException {
    try {
      Program.run(
          List.of(
              "helm", "uninstall", name, "--namespace", namespace, "--wait", "--ignore-not-found"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
