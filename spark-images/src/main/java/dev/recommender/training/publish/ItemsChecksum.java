package dev.recommender.training.publish;

import dev.recommender.training.load.Hashes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;

/**
 * SHA-256 over movies by ascending id: the id as int64 little-endian, the bytes of the item
 * factors, the bytes of the audience factors. The service computes the same when it loads a
 * version.
 */
final class ItemsChecksum {
  private final MessageDigest digest = Hashes.sha256();
  private long last = Long.MIN_VALUE;
  private long items;

  void add(long id, byte[] factors, byte[] audienceFactors) {
    if (id <= last) {
      throw new IllegalArgumentException("movie %d after %d".formatted(id, last));
    }
    last = id;
    items++;
    digest.update(
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(id).array());
    digest.update(factors);
    digest.update(audienceFactors);
  }

  long items() {
    return items;
  }

  /** Ends the computation. */
  String hex() {
    return Hashes.hex(digest);
  }
}
