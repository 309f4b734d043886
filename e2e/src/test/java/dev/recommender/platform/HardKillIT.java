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

/** A platform whose own process is killed leaves no other behind. */
class HardKillIT {
  @TempDir private Path root;

  @Test
  void leavesNoProcessBehindWhenItIsKilled() throws IOException {
    Process platform =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledMain.class.getName(),
                root.toString())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("output").toFile())
            .start();
    try {
      await().atMost(Duration.ofMinutes(1)).until(this::podIsServing);
      List<ProcessHandle> children = platform.descendants().toList();
      assertThat(children).hasSize(2);

      platform.destroyForcibly();

      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
    } finally {
      platform.destroyForcibly();
    }
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
