package dev.recommender.platform.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodFolderTest {
  @TempDir private Path pods;
  private PodFolder folder;

  @BeforeEach
  void create() throws IOException {
    folder = PodFolder.create(pods, "web-1");
  }

  @Test
  void makesAVolumeHoldExactlyTheGivenFiles() throws IOException {
    folder.volume("keys", Map.of("a", bytes("1"), "b", bytes("2")));
    Path volume = folder.volume("keys", Map.of("a", bytes("3")));

    assertThat(volume).isDirectoryNotContaining(file -> file.endsWith("b"));
    assertThat(volume.resolve("a")).hasContent("3");
  }

  @Test
  void readsTheTerminationMessageUpToItsLimit() throws IOException {
    assertThat(folder.terminationMessage()).isEmpty();
    Files.writeString(folder.terminationLog(), "x".repeat(5000));
    assertThat(folder.terminationMessage()).hasSize(4096);
  }

  @Test
  void keepsOnlyTheLog() throws IOException {
    Files.writeString(folder.log(), "said");
    folder.volume("keys", Map.of("a", bytes("1")));

    folder.discard();

    assertThat(folder.path().toFile().list()).containsExactly("log");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
