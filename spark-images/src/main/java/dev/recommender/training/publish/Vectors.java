package dev.recommender.training.publish;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Vectors as the documents hold them: little-endian float32, in base64. */
final class Vectors {
  private static final byte[] NONE = new byte[0];

  private Vectors() {}

  /** No bytes when there is no vector. */
  static byte[] bytes(float @Nullable [] vector) {
    if (vector == null) {
      return NONE;
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return bytes.array();
  }

  static @Nullable String base64(float @Nullable [] vector) {
    return vector == null ? null : Base64.getEncoder().encodeToString(bytes(vector));
  }

  static byte[] decode(@Nullable String base64) {
    return base64 == null ? NONE : Base64.getDecoder().decode(base64);
  }
}
