package dev.recommender.platform.kubelet;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts processes that do not outlive this JVM, even when it is killed.
 *
 * <p>The kernel ends them with the thread that started them (util-linux' {@code setpriv
 * --pdeathsig}), so that thread must live as long as they should. Where there is no {@code
 * setpriv}, they are ended only by an orderly stop.
 */
final class ProcessLauncher {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  private ProcessLauncher() {}

  static Process start(Command command, PodFolder folder) throws IOException {
    List<String> words = new ArrayList<>();
    if (Files.isExecutable(SETPRIV)) {
      words.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL", "--"));
    }
    words.addAll(command.words());
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(folder.path().toFile()).redirectErrorStream(true);
    builder.redirectInput(new File("/dev/null"));
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    return builder.start();
  }
}
