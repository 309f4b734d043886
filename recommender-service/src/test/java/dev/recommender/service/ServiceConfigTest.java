package dev.recommender.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.service.http.ListenConfig;
import dev.recommender.service.model.ModelReference;
import dev.recommender.service.people.PrivacyRules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceConfigTest {
  @TempDir private Path folder = Path.of("");
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void setWhatIsRequired() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "key");
    variables.putAll(
        Map.of(
            "MODEL_NAMESPACE", "default",
            "MODEL_NAME", "movies",
            "MODEL_VERSION", "7",
            "ELASTICSEARCH_URL", "https://elasticsearch:9200",
            "ITEMS_INDEX", "m-items-v7",
            "USERS_INDEX", "m-users-v7",
            "VERSIONS_INDEX", "m-versions",
            "PEOPLE_INDEX", "m-people",
            "MINIMUM_AUDIENCE", "20"));
    variables.putAll(
        Map.of(
            "AUDIT_INDEX", "m-audit",
            "CATALOGUE_INDEX", "m-catalogue",
            "PSEUDONYM_KEY_FILE", key.toString()));
  }

  @Test
  void takesDefaultsForTheRest() {
    ServiceConfig config = read();
    assertThat(config.model()).isEqualTo(new ModelReference("default", "movies", 7));
    assertThat(config.elasticsearch().url()).isEqualTo(URI.create("https://elasticsearch:9200"));
    assertThat(config.elasticsearch().username()).isNull();
    assertThat(config.elasticsearch().caFile()).isNull();
    assertThat(config.indices())
        .isEqualTo(
            new ServiceConfig.Indices(
                "m-items-v7", "m-users-v7", "m-versions", "m-people", "m-audit", "m-catalogue"));
    assertThat(config.privacy().minimumAudience()).isEqualTo(20);
    assertThat(config.privacy().rules()).isEqualTo(new PrivacyRules(false, Duration.ofDays(365)));
    assertThat(config.access().apiKeysFile()).isNull();
    assertThat(config.access().allowedOrigins().origins()).isEmpty();
    assertThat(config.listen()).isEqualTo(new ListenConfig("0.0.0.0", 8080, 8081));
    assertThat(config.drainPeriod()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void readsEverythingThatIsSet() {
    String file = variables.getOrDefault("PSEUDONYM_KEY_FILE", "");
    variables.putAll(
        Map.of(
            "ELASTICSEARCH_USERNAME", "elastic",
            "ELASTICSEARCH_PASSWORD", "secret",
            "ELASTICSEARCH_API_KEY", "a2V5",
            "ELASTICSEARCH_CA_FILE", file,
            "API_KEYS_FILE", file,
            "ALLOWED_ORIGINS", "https://shop.example, http://localhost:3000",
            "BIND_ADDRESS", "127.0.0.1",
            "HTTP_PORT", "1",
            "MANAGEMENT_PORT", "2",
            "DRAIN_PERIOD", "PT0.5S"));
    ServiceConfig config = read();
    assertThat(config.elasticsearch().username()).isEqualTo("elastic");
    assertThat(config.elasticsearch().password()).isEqualTo("secret");
    assertThat(config.elasticsearch().apiKey()).isEqualTo("a2V5");
    assertThat(config.elasticsearch().caFile()).isEqualTo(Path.of(file));
    assertThat(config.access().apiKeysFile()).isEqualTo(Path.of(file));
    assertThat(config.access().allowedOrigins().origins())
        .containsExactlyInAnyOrder("https://shop.example", "http://localhost:3000");
    assertThat(config.listen()).isEqualTo(new ListenConfig("127.0.0.1", 1, 2));
    assertThat(config.drainPeriod()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.toString()).doesNotContain("secret", "a2V5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MODEL_NAMESPACE",
        "MODEL_NAME",
        "MODEL_VERSION",
        "ELASTICSEARCH_URL",
        "ITEMS_INDEX",
        "USERS_INDEX",
        "VERSIONS_INDEX",
        "PEOPLE_INDEX",
        "AUDIT_INDEX",
        "CATALOGUE_INDEX",
        "MINIMUM_AUDIENCE",
        "PSEUDONYM_KEY_FILE"
      })
  void namesWhatIsMissing(String name) {
    variables.put(name, "");
    assertThatThrownBy(this::read)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("environment variable %s is not set", name);
  }

  @ParameterizedTest
  @CsvSource({
    "MODEL_VERSION, 0",
    "MODEL_VERSION, seven",
    "ELASTICSEARCH_URL, elasticsearch:9200",
    "MINIMUM_AUDIENCE, 0",
    "PSEUDONYM_KEY_FILE, /nowhere/key",
    "API_KEYS_FILE, /nowhere/keys.json",
    "ALLOWED_ORIGINS, shop.example",
    "ALLOWED_ORIGINS, https://shop.example/",
    "ALLOWED_ORIGINS, https://*.example",
    "ALLOWED_ORIGINS, https://Shop.example",
    "ELASTICSEARCH_URL, http://a:b",
    "BIND_ADDRESS, not an address",
    "HTTP_PORT, 65536",
    "DRAIN_PERIOD, 5s"
  })
  void namesWhatIsInvalidWithWhatWasFound(String name, String value) {
    variables.put(name, value);
    assertThatThrownBy(this::read)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(name + " is \"" + value + "\", expected");
  }

  @Test
  void refusesCredentialsInTheUrlWithoutRepeatingThem() {
    variables.put("ELASTICSEARCH_URL", "https://elastic:secret@elasticsearch:9200");
    assertThatThrownBy(this::read)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void refusesOnePortForBothSockets() {
    variables.putAll(Map.of("HTTP_PORT", "8081", "MANAGEMENT_PORT", "8081"));
    assertThatThrownBy(this::read)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("HTTP_PORT and MANAGEMENT_PORT are both 8081, expected two ports");
  }

  private ServiceConfig read() {
    return ServiceConfig.read(new Environment(variables));
  }
}
