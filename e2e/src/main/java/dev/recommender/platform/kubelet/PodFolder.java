package dev.recommender.platform.kubelet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** The folder of one pod: its log, which stays, and its volumes and scratch, which go with it. */
final class PodFolder {
  private static final int MESSAGE_LIMIT = 4096;

  private final Path root;

  private PodFolder(Path root) {
    this.root = root;
  }

  static PodFolder create(Path pods, String pod) throws IOException {
    PodFolder folder = new PodFolder(pods.resolve(pod).toAbsolutePath());
    Files.createDirectories(folder.scratch());
    return folder;
  }

  Path path() {
    return root;
  }

  Path log() {
    return root.resolve("log");
  }

  Path scratch() {
    return root.resolve("tmp");
  }

  Path terminationLog() {
    return root.resolve("termination-log");
  }

  Path volume(String name) throws IOException {
    return Files.createDirectories(root.resolve("volumes").resolve(name));
  }

  /** Makes a volume hold exactly these files; a file that changes is replaced in one step. */
  Path volume(String name, Map<String, byte[]> files) throws IOException {
    Path folder = volume(name);
    for (Map.Entry<String, byte[]> entry : files.entrySet()) {
      writeWhenChanged(folder.resolve(entry.getKey()), entry.getValue());
    }
    try (Stream<Path> present = Files.list(folder)) {
      for (Path file :
          present.filter(file -> !files.containsKey(file.getFileName().toString())).toList()) {
        Files.delete(file);
      }
    }
    return folder;
  }

  /** What the container left as its termination message; empty when it left none. */
  String terminationMessage() {
    try {
      byte[] bytes = Files.readAllBytes(terminationLog());
      return new String(bytes, 0, Math.min(bytes.length, MESSAGE_LIMIT), StandardCharsets.UTF_8);
    } catch (NoSuchFileException none) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + terminationLog(), e);
    }
  }

  /** Removes everything but the log. */
  void discard() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(root) && !path.equals(log())) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  private void writeWhenChanged(Path file, byte[] content) throws IOException {
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return;
    }
    Path next = Files.createTempFile(root, "next", "");
    Files.write(next, content);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
