package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The process of one training run, seen from outside: by its log and its command line. */
record TrainingProcess(Path pods, String runId) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Waits until a stage has begun, which is when the one before it has ended. */
  void awaitStageAfter(String previous) {
    await(runId + " after " + previous)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> ended(previous));
  }

  /** Whether a stage has ended. */
  boolean ended(String stage) {
    return Pattern.compile("stage ended \\{.*\\bstage=" + stage + "\\b").matcher(log()).find();
  }

  /** Ends the process at once, without a chance to clean up; not as a lack of memory would. */
  void kill() throws IOException, InterruptedException {
    List<ProcessHandle> found =
        ProcessHandle.allProcesses()
            .filter(this::isThisRun)
            .filter(ProcessHandle::isAlive)
            .toList();
    assertThat(found).as("processes of run %s", runId).hasSize(1);
    new ProcessBuilder("kill", "-ABRT", "" + found.getFirst().pid()).start().waitFor();
    await().atMost(PATIENCE).until(() -> !found.getFirst().isAlive());
  }

  private boolean isThisRun(ProcessHandle process) {
    try {
      String commandLine = Files.readString(Path.of("/proc", "" + process.pid(), "cmdline"));
      return commandLine.contains("--run-id=" + runId + "\0");
    } catch (IOException e) {
      return false; // it has ended in the meantime
    }
  }

  /** Everything that the run has logged so far. */
  String log() {
    try (Stream<Path> folders = Files.list(pods)) {
      StringBuilder log = new StringBuilder();
      for (Path folder :
          folders.filter(f -> f.getFileName().toString().startsWith(runId + "-")).toList()) {
        Path file = folder.resolve("log");
        log.append(Files.exists(file) ? Files.readString(file) : "");
      }
      return log.toString();
    } catch (IOException e) {
      return "";
    }
  }
}
