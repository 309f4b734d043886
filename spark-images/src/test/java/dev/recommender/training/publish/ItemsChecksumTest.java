package dev.recommender.training.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ItemsChecksumTest {
  /** The service has the same test; the value was computed with Python's hashlib. */
  @Test
  void threeMoviesHaveTheChecksumThatTheServiceExpects() {
    ItemsChecksum checksum = new ItemsChecksum();
    checksum.add(1, Vectors.bytes(new float[] {1, -2.5f}), Vectors.bytes(new float[] {.5f, .25f}));
    checksum.add(2, Vectors.bytes(null), Vectors.bytes(null));
    checksum.add(70_000, Vectors.bytes(new float[] {0, 3}), Vectors.bytes(null));
    assertThat(checksum.items()).isEqualTo(3);
    assertThat(checksum.hex())
        .isEqualTo("d3f653822eb9b7a3b86bb39511fa139e43bf75fd5a489fde8c187f1afc651555");
  }

  @Test
  void refusesMoviesOutOfOrder() {
    ItemsChecksum checksum = new ItemsChecksum();
    checksum.add(2, Vectors.bytes(null), Vectors.bytes(null));
    assertThatThrownBy(() -> checksum.add(1, Vectors.bytes(null), Vectors.bytes(null)))
        .hasMessage("movie 1 after 2");
  }

  @Test
  void vectorsSurviveBase64() {
    float[] vector = {1.5f, -0.25f};
    assertThat(Vectors.base64(vector)).isEqualTo("AADAPwAAgL4=");
    assertThat(Vectors.decode("AADAPwAAgL4=")).isEqualTo(Vectors.bytes(vector));
    assertThat(Vectors.base64(null)).isNull();
  }
}
