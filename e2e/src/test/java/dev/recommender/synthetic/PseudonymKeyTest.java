package dev.recommender.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PseudonymKeyTest {
  /** By openssl: {@code printf 42 | openssl dgst -sha256 -hmac key -binary | base64}. */
  @Test
  void pseudonymsAreHmacSha256() {
    assertThat(new PseudonymKey("key").pseudonym("42"))
        .isEqualTo("8pkbfOmB0LWtxeag8xrK60B7_CE1S7zDGgxD6v-oPWU");
  }

  /** By sha256sum: the first 16 digits. */
  @Test
  void theIdIsTheBeginningOfTheHash() {
    assertThat(new PseudonymKey("key").id()).isEqualTo("2c70e12b7a0646f9");
  }
}
