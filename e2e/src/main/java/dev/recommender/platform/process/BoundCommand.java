package dev.recommender.platform.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command whose process the kernel kills when the thread that started it ends, and with it when
 * this JVM is killed.
 *
 * <p>So it must be started by a platform thread that lives as long as the process should. It takes
 * util-linux' {@code setpriv}; where that is missing, the process ends only when somebody ends it.
 */
public final class BoundCommand {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  private BoundCommand() {}

  /** The words to start instead of the given ones; the process id is that of the command itself. */
  public static List<String> of(List<String> words) {
    if (!Files.isExecutable(SETPRIV)) {
      return words;
    }
    List<String> bound = new ArrayList<>(List.of(SETPRIV.toString(), "--pdeathsig", "KILL", "--"));
    bound.addAll(words);
    return bound;
  }
}
