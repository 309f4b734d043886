package dev.recommender.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.lifecycle.Situation;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private static final ModelNames NAMES = ModelNames.of("default", "movies", "");

  private final StubApi api;
  private final Secrets secrets;

  SecretsTest() throws IOException {
    api = new StubApi();
    secrets = new Secrets(api.client());
  }

  @AfterEach
  void close() {
    api.close();
  }

  /** {@code printf key | base64}, and {@code printf key | sha256sum}. */
  @Test
  void readsThePseudonymKey() {
    key("a2V5");
    assertThat(secrets.pseudonymKey(Situation.spec("{}"), NAMES))
        .hasValueSatisfying(key -> assertThat(key.id()).isEqualTo("2c70e12b7a0646f9"));
  }

  @Test
  void anEmptyPseudonymKeyIsAMissingOne() {
    key("");
    assertThat(secrets.pseudonymKey(Situation.spec("{}"), NAMES)).isEmpty();
  }

  private void key(String base64) {
    api.has(
        "/api/v1/namespaces/default/secrets/movies-pseudonym-key",
        """
        {"kind": "Secret", "apiVersion": "v1", "metadata": {"name": "movies-pseudonym-key"},
         "data": {"key": "%s"}}
        """
            .formatted(base64));
  }
}
