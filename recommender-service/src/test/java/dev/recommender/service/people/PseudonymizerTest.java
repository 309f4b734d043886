package dev.recommender.service.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected values were computed with Python's hmac and hashlib. */
class PseudonymizerTest {
  private final Pseudonymizer pseudonymizer =
      new Pseudonymizer("a key of the test".getBytes(StandardCharsets.UTF_8));

  @ParameterizedTest
  @CsvSource({
    "1, 21UxTXIflz2P-UxZPOEdyOxEJN_u3b9lWWDXREhecjY",
    "Zoë/ü;x, XJ3JqzJU6FiVaf2FYtTAsYIOk-sx02Yb90JFGpqIr_8"
  })
  void keysTheHashOfTheIdExactlyAsWritten(String userId, String pseudonym) {
    assertThat(pseudonymizer.pseudonym(userId)).isEqualTo(new Pseudonym(pseudonym));
  }

  @Test
  void namesItsKey() {
    assertThat(pseudonymizer.keyId()).isEqualTo("136cf9d878e45dd4");
  }
}
