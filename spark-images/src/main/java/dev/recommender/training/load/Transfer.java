package dev.recommender.training.load;

import dev.recommender.training.failure.RunFailure;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Consumer;

/** Bytes on their way into a file: counted, hashed, and no more of them than allowed. */
final class Transfer implements Consumer<Optional<byte[]>>, Closeable {
  private final Path target;
  private final long mostBytes;
  private final OutputStream out;
  private final MessageDigest digest = Hashes.sha256();
  private volatile long bytes;

  Transfer(Path target, long mostBytes) throws IOException {
    this.target = target;
    this.mostBytes = mostBytes;
    this.out = Files.newOutputStream(target);
  }

  /** To be called with the length that was announced, before the first byte. */
  void expect(long length) {
    if (length > mostBytes) {
      throw RunFailure.data(
          "DatasetTooLarge",
          "downloading the data set: the archive has %d bytes, expected at most %d"
              .formatted(length, mostBytes));
    }
  }

  /** Nothing is the end. */
  @Override
  public void accept(Optional<byte[]> more) {
    if (more.isPresent()) {
      write(more.get());
    }
  }

  // One thread at a time writes; the others only read how far it is.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void write(byte[] more) {
    expect(bytes + more.length);
    digest.update(more);
    try {
      out.write(more);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes += more.length;
  }

  long bytes() {
    return bytes;
  }

  /** To be called once, after the last byte. */
  Archive archive() {
    return new Archive(target, Hashes.hex(digest));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
