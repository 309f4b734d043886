package dev.recommender.quickstart;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** A folder that one quick start has for itself; what an earlier one left in it is removed. */
final class RunFolder implements AutoCloseable {
  private static final int MOST_AT_ONCE = 16;

  private final Path path;
  private final FileChannel channel;

  private RunFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** The first folder {@code run-1}, {@code run-2}, … that no other quick start uses. */
  static RunFolder claim(Path parent) throws IOException {
    Files.createDirectories(parent);
    for (int i = 1; i <= MOST_AT_ONCE; i++) {
      Path lockFile = parent.resolve("run-" + i + ".lock");
      FileChannel channel =
          FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        Path folder = parent.resolve("run-" + i);
        delete(folder);
        return new RunFolder(Files.createDirectories(folder), channel);
      }
      channel.close();
    }
    throw new IOException("%d quick starts run already in \"%s\"".formatted(MOST_AT_ONCE, parent));
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, java.io.IOException e)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
