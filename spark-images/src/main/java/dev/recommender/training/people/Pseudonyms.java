package dev.recommender.training.people;

import dev.recommender.training.failure.RunFailure;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Replaces user ids by keyed hashes; the same key and id give the same pseudonym in every run. */
public final class Pseudonyms implements Serializable {
  private static final int KEY_ID_BYTES = 8;

  private final byte[] key;

  public Pseudonyms(byte[] key) {
    this.key = key.clone();
  }

  /** The whole content of the file is the key. */
  public static Pseudonyms fromFile(Path file) {
    try {
      byte[] key = Files.readAllBytes(file);
      if (key.length > 0) {
        return new Pseudonyms(key);
      }
    } catch (IOException e) {
      throw missing(file, e.getClass().getSimpleName());
    }
    throw missing(file, "an empty file");
  }

  private static RunFailure missing(Path file, String found) {
    return RunFailure.configuration(
        "PseudonymKeyMissing",
        "reading the pseudonym key from \"%s\": found %s, expected a readable file with the key"
            .formatted(file, found));
  }

  /** base64url without padding of HMAC-SHA-256 over the id's UTF-8 bytes, exactly as written. */
  public String of(String userId) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] hash = mac.doFinal(userId.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Names the key without revealing it: hex of the first 8 bytes of its SHA-256. */
  public String keyId() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
      return HexFormat.of().formatHex(Arrays.copyOf(hash, KEY_ID_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
