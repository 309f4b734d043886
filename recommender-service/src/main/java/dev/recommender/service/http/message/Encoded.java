package dev.recommender.service.http.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict decoding of percent-encoded text: what is no UTF-8 is refused, not replaced. */
public final class Encoded {
  private Encoded() {}

  /** Text of a path, where a plus sign is a plus sign. */
  public static String inPath(String name, String raw) {
    return decoded(name, raw);
  }

  /** Text of a query, where a plus sign is a space. */
  public static String inQuery(String name, String raw) {
    return decoded(name, raw.replace('+', ' '));
  }

  private static String decoded(String name, String raw) {
    byte[] encoded = raw.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length);
    for (int at = 0; at < encoded.length; at++) {
      if (encoded[at] == '%') {
        bytes.write(octet(name, encoded, at + 1));
        at += 2;
      } else {
        bytes.write(encoded[at]);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw malformed(name);
    }
  }

  private static int octet(String name, byte[] encoded, int at) {
    int high = at + 1 < encoded.length ? Character.digit(encoded[at], 16) : -1;
    int low = at + 1 < encoded.length ? Character.digit(encoded[at + 1], 16) : -1;
    if (high < 0 || low < 0) {
      throw malformed(name);
    }
    return high << 4 | low;
  }

  private static ProblemException malformed(String name) {
    return new ProblemException(
        Problem.of(
            400, "invalid-parameter", "Invalid parameter", name + " is not percent-encoded UTF-8"));
  }
}
