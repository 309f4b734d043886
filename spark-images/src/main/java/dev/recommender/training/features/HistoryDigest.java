package dev.recommender.training.features;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.load.Hashes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/** Hashes of sets of interactions that do not depend on how they are spread over partitions. */
public final class HistoryDigest {
  private static final int BYTES = Integer.BYTES + Float.BYTES + Long.BYTES;

  private HistoryDigest() {}

  /**
   * SHA-256 of the pseudonym and, for each of the positions, item, rating and time, little-endian.
   */
  public static byte[] of(UserHistory history, int[] positions) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES * positions.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int n : positions) {
      bytes.putInt(history.items()[n]).putFloat(history.ratings()[n]).putLong(history.times()[n]);
    }
    MessageDigest digest = Hashes.sha256();
    digest.update(history.pseudonym().getBytes(StandardCharsets.UTF_8));
    digest.update(bytes.array());
    return digest.digest();
  }

  /** Hex of SHA-256 over the sorted digests. */
  public static String combine(List<byte[]> digests) {
    MessageDigest all = Hashes.sha256();
    digests.stream().sorted(Arrays::compare).forEach(all::update);
    return Hashes.hex(all);
  }
}
