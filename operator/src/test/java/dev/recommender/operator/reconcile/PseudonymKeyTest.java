package dev.recommender.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PseudonymKeyTest {
  private final PseudonymKey key = new PseudonymKey("key".getBytes(StandardCharsets.US_ASCII));

  /** {@code printf key | sha256sum}. */
  @Test
  void isNamedByTheBeginningOfItsHash() {
    assertThat(key.id()).isEqualTo("2c70e12b7a0646f9");
  }

  /** {@code printf 'secrets-hash\0text' | openssl dgst -sha256 -hmac key}. */
  @Test
  void marksASecretSoThatOnlyTheKeyCanTellIt() {
    assertThat(key.mark("text")).isEqualTo("f3ee8dc6cc4f5835");
    assertThat(key.mark("other")).isNotEqualTo(key.mark("text"));
  }
}
