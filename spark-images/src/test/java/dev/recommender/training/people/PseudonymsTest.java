package dev.recommender.training.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.training.failure.RunFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The expected values were computed with Python's hmac and hashlib. */
final class PseudonymsTest {
  private static final byte[] KEY = "a-key-for-tests".getBytes(StandardCharsets.UTF_8);

  @Test
  void hashesTheIdAsWritten() {
    Pseudonyms pseudonyms = new Pseudonyms(KEY);
    assertThat(pseudonyms.of("1")).isEqualTo("J58tGj2nbGbtlK-dkq6OokWc-UsGKJKEu4ZvM-uedEQ");
    assertThat(pseudonyms.of("Zoë 7")).isEqualTo("SpUm34k0AOSghiyEgY3riuqUF_qYkUwMiIP8vJz7gIo");
  }

  @Test
  void namesTheKey(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("key"), KEY);
    assertThat(Pseudonyms.fromFile(file).keyId()).isEqualTo("9820c1b539cc6f62");
  }

  @Test
  void refusesAMissingOrEmptyKey(@TempDir Path folder) throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));
    for (Path file : new Path[] {empty, folder.resolve("none")}) {
      assertThatThrownBy(() -> Pseudonyms.fromFile(file))
          .isInstanceOf(RunFailure.class)
          .hasMessageContaining(file.toString())
          .extracting(e -> ((RunFailure) e).reason())
          .isEqualTo("PseudonymKeyMissing");
    }
  }
}
