package dev.recommender.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A chart installed by the program {@code helm}. */
public record HelmRelease(String name, String namespace) implements AutoCloseable {
  /**
   * Installs and waits until everything is ready.
   *
   * @param values as {@code --set-json} takes them
   */
  public static HelmRelease install(String name, String namespace, Path chart, List<String> values)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("helm", "install", name, chart.toString(), "--namespace", namespace));
    command.addAll(List.of("--wait", "--timeout", "3m"));
    values.forEach(value -> command.addAll(List.of("--set-json", value)));
    Program.run(command);
    return new HelmRelease(name, namespace);
  }

  /** Uninstalls. */
  @Override
  public void close() {
    try {
      Program.run(List.of("helm", "uninstall", name, "--namespace", namespace, "--wait"));
    } catch (IOException e) {
      throw new IllegalStateException("uninstalling \"%s\"".formatted(name), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
