package dev.recommender.service.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Turns user ids into pseudonyms: base64url without padding of HMAC-SHA-256 of the id's UTF-8. */
public final class Pseudonymizer {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_ID_BYTES = 8;

  private final SecretKeySpec key;
  private final String keyId;

  public Pseudonymizer(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.keyId = keyIdOf(key);
  }

  /** Names the key without revealing it: the first 8 bytes of its SHA-256, in hex. */
  public String keyId() {
    return keyId;
  }

  public Pseudonym pseudonym(String userId) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] code = mac.doFinal(userId.getBytes(StandardCharsets.UTF_8));
      return new Pseudonym(Base64.getUrlEncoder().withoutPadding().encodeToString(code));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static String keyIdOf(byte[] key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
      return HexFormat.of().formatHex(Arrays.copyOf(hash, KEY_ID_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
