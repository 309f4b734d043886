package dev.recommender.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.javaoperatorsdk.operator.api.config.ConfigurationService;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectedInformersTest {
  private Set<String> disconnected = Set.of();
  private Set<String> closed = Set.of();
  private final ConnectedInformers informers =
      new ConnectedInformers(() -> disconnected, namespace -> closed.contains(namespace));

  @Test
  void leaveOutANamespaceThatIsGone() {
    disconnected = Set.of("films");
    closed = Set.of("films", "shop");
    assertThat(informers.getAsBoolean()).isTrue();
  }

  @Test
  void countANamespaceThatCanBeRead() {
    disconnected = Set.of("films", "shop");
    closed = Set.of("films");
    assertThat(informers.getAsBoolean()).isFalse();
    closed = Set.of();
    assertThat(informers.getAsBoolean()).isFalse();
    disconnected = Set.of();
    assertThat(informers.getAsBoolean()).isTrue();
  }

  @Test
  void doNotHoldUpTheStartWhenOneOfSeveralNamespacesIsGone() {
    assertThat(started(Set.of("films", "shop")).stopOnInformerErrorDuringStartup()).isFalse();
    assertThat(started(Set.of()).stopOnInformerErrorDuringStartup()).isTrue();
  }

  /** The informer of models comes first, those of their objects after it. */
  @Test
  void areWaitedForTwiceWithinTheStartupProbe() {
    assertThat(started(Set.of("films")).cacheSyncTimeout().multipliedBy(2).toSeconds())
        .isLessThan(90 * 2);
  }

  private static ConfigurationService started(Set<String> namespaces) {
    return ConfigurationService.newOverriddenConfigurationService(
        overrider -> RunningOperator.outliveNamespaces(overrider, namespaces));
  }
}
