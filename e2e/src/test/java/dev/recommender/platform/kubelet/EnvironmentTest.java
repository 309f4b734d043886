package dev.recommender.platform.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
  private static final Pod POD =
      new PodBuilder()
          .withNewMetadata()
          .withName("p")
          .withNamespace("default")
          .endMetadata()
          .build();

  private final StubConfigSource source = new StubConfigSource();

  @Test
  void expandsKnownReferencesOnly() {
    Map<String, String> variables = Map.of("A", "1", "B", "$(A)");

    assertThat(Environment.expand("x$(A)y$(B)", variables)).isEqualTo("x1y$(A)");
    assertThat(Environment.expand("$(NONE) $A $$(A)", variables)).isEqualTo("$(NONE) $A $(A)");
  }

  @Test
  void resolvesSecretsFieldsAndEarlierVariables() throws ContainerConfigException {
    Container container =
        new ContainerBuilder()
            .addNewEnv()
            .withName("KEY")
            .withNewValueFrom()
            .withNewSecretKeyRef("key", "present", false)
            .endValueFrom()
            .endEnv()
            .addNewEnv()
            .withName("NAME")
            .withNewValueFrom()
            .withNewFieldRef("v1", "metadata.name")
            .endValueFrom()
            .endEnv()
            .addNewEnv()
            .withName("BOTH")
            .withValue("$(NAME)/$(KEY)/$(GIVEN)")
            .endEnv()
            .build();

    assertThat(Environment.resolve(POD, container, "127.1.0.1", source, Map.of("GIVEN", "g")))
        .containsEntry("BOTH", "p/s3cret/g");
  }

  @Test
  void leavesOutOptionalOnesAndNamesTheMissing() throws ContainerConfigException {
    assertThat(resolve(secretKey("absent", "key", true))).isEmpty();
    assertThat(resolve(secretKey("present", "other", true))).isEmpty();
    assertThatThrownBy(() -> resolve(secretKey("absent", "key", false)))
        .hasMessage("secret \"absent\" not found");
    assertThatThrownBy(() -> resolve(secretKey("present", "other", false)))
        .hasMessage("key \"other\" of secret \"present\" not found");
  }

  private Map<String, String> resolve(Container container) throws ContainerConfigException {
    return Environment.resolve(POD, container, "127.1.0.1", source, Map.of());
  }

  private static Container secretKey(String secret, String key, boolean optional) {
    return new ContainerBuilder()
        .addNewEnv()
        .withName("KEY")
        .withNewValueFrom()
        .withNewSecretKeyRef(key, secret, optional)
        .endValueFrom()
        .endEnv()
        .build();
  }

  /** Knows one Secret. */
  private static final class StubConfigSource implements ConfigSource {
    @Override
    public @Nullable Map<String, byte[]> secret(String name) {
      return name.equals("present")
          ? Map.of("key", "s3cret".getBytes(StandardCharsets.UTF_8))
          : null;
    }

    @Override
    public @Nullable Map<String, byte[]> configMap(String name) {
      return null;
    }
  }
}
