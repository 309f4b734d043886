package dev.recommender.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform leaves no process behind, whatever its own end. */
class ProcessesIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir private Path root;

  @Test
  void leavesNoProcessBehindWhenItIsClosed() throws IOException, InterruptedException {
    Process platform = start();
    try {
      List<ProcessHandle> children = children(platform);

      platform.getOutputStream().close();

      assertThat(platform.waitFor(LIMIT)).isTrue();
      assertThat(platform.exitValue()).isZero();
      assertThat(children).noneMatch(ProcessHandle::isAlive);
    } finally {
      platform.destroyForcibly();
    }
  }

  @Test
  void leavesNoProcessBehindWhenItIsKilled() throws IOException {
    Process platform = start();
    try {
      List<ProcessHandle> children = children(platform);

      platform.destroyForcibly();

      await()
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
    } finally {
      platform.destroyForcibly();
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            PlatformMain.class.getName(),
            root.toString())
        .redirectErrorStream(true)
        .redirectOutput(root.resolve("output").toFile())
        .start();
  }

  /** The pod and Elasticsearch, once both run. */
  private List<ProcessHandle> children(Process platform) {
    await().atMost(LIMIT).until(this::podIsServing);
    List<ProcessHandle> children = platform.descendants().toList();
    assertThat(children).hasSize(2);
    return children;
  }

  private boolean podIsServing() throws IOException {
    if (!Files.isDirectory(root.resolve("pods"))) {
      return false;
    }
    try (Stream<Path> pods = Files.list(root.resolve("pods"))) {
      Path log = pods.map(pod -> pod.resolve("log")).filter(Files::exists).findFirst().orElse(null);
      return log != null && Files.readString(log).contains("serving");
    }
  }
}
