package dev.recommender.training.load;

import dev.recommender.training.failure.RunFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Takes the files of a data set, and nothing else, out of a zip, up to a number of bytes. */
final class ZipArchive {
  private final List<String> names;
  private final long mostBytes;
  private long bytes;

  ZipArchive(List<String> names, long mostBytes) {
    this.names = names;
    this.mostBytes = mostBytes;
  }

  void unpack(Path archive, Path target) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw unsafe(archive, entry, "points outside the archive");
        }
        if (!entry.isDirectory() && names.contains(path.getFileName().toString())) {
          if (Files.exists(path)) {
            throw unsafe(archive, entry, "stands twice in the archive");
          }
          write(zip, entry, path);
        }
      }
    } catch (ZipException e) {
      throw RunFailure.data(
          "NotAnArchive",
          "unpacking \"%s\": %s, expected a zip".formatted(archive.getFileName(), e.getMessage()));
    }
  }

  private static RunFailure unsafe(Path archive, ZipEntry entry, String found) {
    return RunFailure.data(
        "UnsafeArchive",
        "unpacking \"%s\": entry \"%s\" %s"
            .formatted(archive.getFileName(), entry.getName(), found));
  }

  /** Counts what really comes: the sizes that an archive states may be wrong. */
  private void write(ZipFile zip, ZipEntry entry, Path path) throws IOException {
    Files.createDirectories(path.getParent());
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
        if (bytes > mostBytes) {
          throw RunFailure.data(
              "DatasetTooLarge",
              "unpacking \"%s\": more than %d bytes come out, expected at most as many"
                  .formatted(path.getFileName(), mostBytes));
        }
        out.write(buffer, 0, n);
      }
    }
  }
}
