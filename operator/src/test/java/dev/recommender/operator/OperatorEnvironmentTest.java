package dev.recommender.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.operator.reconcile.OperatorSettings;
import dev.recommender.operator.reconcile.OperatorSettings.Images;
import dev.recommender.operator.reconcile.OperatorSettings.LeaderElection;
import dev.recommender.operator.reconcile.OperatorSettings.Management;
import dev.recommender.operator.reconcile.OperatorSettings.TrainingRole;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorEnvironmentTest {
  private static final Map<String, String> SMALLEST =
      Map.of("TRAINING_IMAGE", "t:1", "SERVICE_IMAGE", "s:1");

  @Test
  void fillsInWhatIsNotGiven() {
    assertThat(OperatorEnvironment.settings(SMALLEST))
        .isEqualTo(
            new OperatorSettings(
                "",
                new Images("t:1", "s:1", List.of()),
                Set.of(),
                LeaderElection.OFF,
                new Management("0.0.0.0", 8081),
                new TrainingRole("ClusterRole", "recommender-operator-training"),
                true,
                Duration.ofHours(1)));
  }

  @Test
  void readsEverything() {
    Map<String, String> all = new HashMap<>(SMALLEST);
    all.put("CLUSTER_NAME", "prod");
    all.put("IMAGE_PULL_SECRETS", "one, two");
    all.put("WATCH_NAMESPACES", "shop,films");
    all.put("LEASE_NAME", "recommender-operator");
    all.put("POD_NAMESPACE", "recommender");
    all.put("POD_NAME", "recommender-operator-0");
    all.put("MANAGEMENT_PORT", "9000");
    all.put("BIND_ADDRESS", "127.0.0.1");
    all.put("TRAINING_ROLE", "Role/training");
    all.put("NETWORK_POLICIES", "false");
    all.put("DELETION_DEADLINE", "30m");
    assertThat(OperatorEnvironment.settings(all))
        .isEqualTo(
            new OperatorSettings(
                "prod",
                new Images("t:1", "s:1", List.of("one", "two")),
                Set.of("shop", "films"),
                new LeaderElection(
                    "recommender-operator",
                    "recommender",
                    "recommender-operator-0",
                    Duration.ofSeconds(15)),
                new Management("127.0.0.1", 9000),
                new TrainingRole("Role", "training"),
                false,
                Duration.ofMinutes(30)));
  }

  @Test
  void namesTheVariableThatIsMissing() {
    assertThatThrownBy(() -> OperatorEnvironment.settings(Map.of("TRAINING_IMAGE", "t:1")))
        .hasMessage("the environment variable SERVICE_IMAGE is missing: it names an image");
    Map<String, String> lease = new HashMap<>(SMALLEST);
    lease.put("LEASE_NAME", "recommender-operator");
    assertThatThrownBy(() -> OperatorEnvironment.settings(lease))
        .hasMessage(
            "the environment variable POD_NAMESPACE is missing: the Lease is in the operator's namespace");
  }

  @ParameterizedTest
  @CsvSource({
    "MANAGEMENT_PORT, 70000, a port",
    "TRAINING_ROLE, training, ClusterRole/NAME or Role/NAME",
    "NETWORK_POLICIES, yes, true or false",
    "DELETION_DEADLINE, soon, a duration such as 1h or 30m",
    "LEASE_DURATION, 500ms, a duration such as 15s",
    "LEASE_DURATION, 0s, a duration such as 15s",
    "LOG_FORMAT, xml, text or json"
  })
  void saysWhatIsWrong(String name, String value, String expected) {
    Map<String, String> wrong = new HashMap<>(SMALLEST);
    wrong.putAll(Map.of("LEASE_NAME", "lease", "POD_NAMESPACE", "default", "POD_NAME", "me"));
    wrong.put(name, value);
    assertThatThrownBy(() -> OperatorEnvironment.settings(wrong))
        .hasMessage(
            "the environment variable %s is \"%s\", expected is %s"
                .formatted(name, value, expected));
  }
}
