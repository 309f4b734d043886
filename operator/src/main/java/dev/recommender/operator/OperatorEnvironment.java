package dev.recommender.operator;

import dev.recommender.operator.reconcile.OperatorSettings;
import dev.recommender.operator.reconcile.OperatorSettings.Images;
import dev.recommender.operator.reconcile.OperatorSettings.LeaderElection;
import dev.recommender.operator.reconcile.OperatorSettings.Management;
import dev.recommender.operator.reconcile.OperatorSettings.TrainingRole;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the settings of the operator from its environment. */
final class OperatorEnvironment {
  private static final String DEFAULT_TRAINING_ROLE = "ClusterRole/recommender-operator-training";

  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);

  private final Map<String, String> variables;

  private OperatorEnvironment(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * The settings.
   *
   * @throws IllegalArgumentException naming the variable that is missing or wrong
   */
  static OperatorSettings settings(Map<String, String> variables) {
    return new OperatorEnvironment(variables).settings();
  }

  private OperatorSettings settings() {
    // Read where logging is configured; a wrong one would end all logging there.
    parsed("LOG_FORMAT", "text", "text or json", OperatorEnvironment::logFormat);
    return new OperatorSettings(
        optional("CLUSTER_NAME", ""),
        new Images(image("TRAINING_IMAGE"), image("SERVICE_IMAGE"), list("IMAGE_PULL_SECRETS")),
        Set.copyOf(list("WATCH_NAMESPACES")),
        leaderElection(),
        new Management(
            optional("BIND_ADDRESS", "0.0.0.0"),
            parsed("MANAGEMENT_PORT", "8081", "a port", OperatorEnvironment::port)),
        parsed(
            "TRAINING_ROLE",
            DEFAULT_TRAINING_ROLE,
            "ClusterRole/NAME or Role/NAME",
            OperatorEnvironment::role),
        parsed("NETWORK_POLICIES", "true", "true or false", OperatorEnvironment::flag),
        parsed(
            "DELETION_DEADLINE",
            "1h",
            "a duration such as 1h or 30m",
            OperatorEnvironment::duration));
  }

  private LeaderElection leaderElection() {
    String lease = optional("LEASE_NAME", "");
    return lease.isEmpty()
        ? LeaderElection.OFF
        : new LeaderElection(
            lease,
            required("POD_NAMESPACE", "the Lease is in the operator's namespace"),
            required("POD_NAME", "it tells the operators apart"),
            parsed(
                "LEASE_DURATION",
                "15s",
                "a duration such as 15s",
                OperatorEnvironment::leaseDuration));
  }

  private String image(String name) {
    return required(name, "it names an image");
  }

  private String required(String name, String why) {
    String value = optional(name, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "the environment variable %s is missing: %s".formatted(name, why));
    }
    return value;
  }

  private String optional(String name, String usual) {
    String value = variables.getOrDefault(name, "").strip();
    return value.isEmpty() ? usual : value;
  }

  private List<String> list(String name) {
    return Stream.of(optional(name, "").split(","))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  private <T> T parsed(String name, String usual, String expected, Function<String, T> parse) {
    String value = optional(name, usual);
    try {
      return parse.apply(value);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new IllegalArgumentException(
          "the environment variable %s is \"%s\", expected is %s".formatted(name, value, expected),
          e);
    }
  }

  private static int port(String value) {
    int port = Integer.parseInt(value);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(value);
    }
    return port;
  }

  private static TrainingRole role(String value) {
    String[] parts = value.split("/", -1);
    boolean known = parts.length == 2 && Set.of("Role", "ClusterRole").contains(parts[0]);
    if (!known || parts[1].isEmpty()) {
      throw new IllegalArgumentException(value);
    }
    return new TrainingRole(parts[0], parts[1]);
  }

  private static String logFormat(String value) {
    if (!Set.of("text", "json").contains(value)) {
      throw new IllegalArgumentException(value);
    }
    return value;
  }

  private static boolean flag(String value) {
    if (!Set.of("true", "false").contains(value)) {
      throw new IllegalArgumentException(value);
    }
    return value.equals("true");
  }

  private static Duration leaseDuration(String value) {
    Duration duration = duration(value);
    if (duration.compareTo(SHORTEST_LEASE) < 0) {
      throw new IllegalArgumentException(value);
    }
    return duration;
  }

  private static Duration duration(String value) {
    String upper = value.toUpperCase(Locale.ROOT);
    return Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
  }
}
