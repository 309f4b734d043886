package dev.recommender.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.operator.reconcile.OperatorSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorMainTest {
  @Test
  void readsItsEnvironment() {
    var settings =
        OperatorMain.settings(
            Map.of("TRAINING_IMAGE", "t:1", "SERVICE_IMAGE", "s:1", "CLUSTER_NAME", "prod"));
    assertThat(settings).isEqualTo(new OperatorSettings("prod", "t:1", "s:1"));
  }

  @Test
  void namesTheVariableThatIsMissing() {
    assertThatThrownBy(() -> OperatorMain.settings(Map.of("TRAINING_IMAGE", "t:1")))
        .hasMessage("the environment variable SERVICE_IMAGE is missing: it names an image");
  }
}
