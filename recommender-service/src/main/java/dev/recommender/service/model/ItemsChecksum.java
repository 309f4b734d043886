package dev.recommender.service.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over the items in ascending order of id: the id as little-endian int64, then the bytes of
 * the factors and of the audience factors, nothing where there are none.
 */
final class ItemsChecksum {
  private final MessageDigest digest;

  ItemsChecksum() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void add(PublishedItem item) {
    ByteBuffer id = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    digest.update(id.putLong(item.movie().id()).flip());
    if (item.factors() != null) {
      digest.update(item.factors().duplicate());
    }
    if (item.audience() != null) {
      digest.update(item.audience().factors().duplicate());
    }
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
