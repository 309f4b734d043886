package dev.recommender.training.load;

import dev.recommender.training.failure.RunFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Takes the files of a data set, and nothing else, out of a zip. */
final class ZipArchive {
  private ZipArchive() {}

  static void unpack(Path archive, Path target, List<String> names) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw RunFailure.data(
              "UnsafeArchive",
              "unpacking \"%s\": entry \"%s\" points outside the archive"
                  .formatted(archive.getFileName(), entry.getName()));
        }
        if (!entry.isDirectory() && names.contains(path.getFileName().toString())) {
          write(zip, entry, path);
        }
      }
    } catch (ZipException e) {
      throw RunFailure.data(
          "NotAnArchive",
          "unpacking \"%s\": %s, expected a zip".formatted(archive.getFileName(), e.getMessage()));
    }
  }

  private static void write(ZipFile zip, ZipEntry entry, Path path) throws IOException {
    Files.createDirectories(path.getParent());
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, path);
    }
  }
}
