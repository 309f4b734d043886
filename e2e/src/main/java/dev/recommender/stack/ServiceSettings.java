package dev.recommender.stack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a service process is run: pinned to the first version of a model, with the environment that
 * the operator would give it.
 *
 * @param heap as {@code -Xmx} takes it
 * @param more variables that are added, or stand instead of those of the same name
 */
public record ServiceSettings(
    ModelIndices indices, Path pseudonymKey, Path apiKeys, String heap, Map<String, String> more) {
  static final int HTTP_PORT = 8080;
  static final int MANAGEMENT_PORT = 8081;

  /** With further variables. */
  public ServiceSettings with(Map<String, String> variables) {
    return new ServiceSettings(indices, pseudonymKey, apiKeys, heap, variables);
  }

  Map<String, String> environment(String address) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("MODEL_NAMESPACE", "default");
    environment.put("MODEL_NAME", indices.prefix());
    environment.put("MODEL_VERSION", "1");
    environment.put("ELASTICSEARCH_URL", indices.elasticsearch().toString());
    for (String kind : List.of("items", "users")) {
      environment.put(variable(kind), indices.versioned(kind));
    }
    for (String kind : List.of("versions", "people", "catalogue", "audit")) {
      environment.put(variable(kind), indices.longLived(kind));
    }
    environment.put("MINIMUM_AUDIENCE", "20");
    environment.put("CONSENT", "NotRequired");
    environment.put("EVENT_RETENTION_DAYS", "365");
    environment.put("PSEUDONYM_KEY_FILE", pseudonymKey.toString());
    environment.put("API_KEYS_FILE", apiKeys.toString());
    environment.put("BIND_ADDRESS", address);
    environment.put("HTTP_PORT", Integer.toString(HTTP_PORT));
    environment.put("MANAGEMENT_PORT", Integer.toString(MANAGEMENT_PORT));
    environment.put("JDK_JAVA_OPTIONS", "-Xmx" + heap);
    environment.putAll(more);
    return environment;
  }

  private static String variable(String kind) {
    return kind.toUpperCase(Locale.ROOT) + "_INDEX";
  }
}
