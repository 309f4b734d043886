package dev.recommender.operator.reconcile;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The pseudonym key of a resource; only what cannot be turned back leaves it. */
final class PseudonymKey {
  private static final int BYTES = 8;

  private final byte[] key;

  PseudonymKey(byte[] key) {
    this.key = key.clone();
  }

  /** The first 16 hexadecimal digits of its SHA-256, which stand in every version. */
  String id() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A mark of a secret text that nobody without the key can guess the text from, however short it
   * is: 16 hexadecimal digits of an HMAC-SHA-256.
   */
  String mark(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] text = ("secrets-hash\0" + secret).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(mac.doFinal(text), 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
