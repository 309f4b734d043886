package dev.recommender.operator.serving;

import dev.recommender.api.RecommenderModelSpec;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.pod.SharedInputs;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The environment of the service's container: the version it is pinned to, and where that stands.
 */
final class ServiceEnvironment {
  static final String API_KEYS_FOLDER = "/etc/recommender/api-keys";

  private ServiceEnvironment() {}

  static List<EnvVar> of(RecommenderModelSpec spec, ModelNames names, int version) {
    List<EnvVar> environment = new ArrayList<>();
    environment.add(SharedInputs.value("MODEL_NAMESPACE", names.namespace()));
    environment.add(SharedInputs.value("MODEL_NAME", names.name()));
    environment.add(SharedInputs.value("MODEL_VERSION", Integer.toString(version)));
    environment.add(SharedInputs.value("ELASTICSEARCH_URL", spec.elasticsearch().url()));
    for (String kind : List.of("items", "users")) {
      environment.add(index(kind, names.versioned(kind, version)));
    }
    for (String kind : List.of("versions", "people", "catalogue", "audit")) {
      environment.add(index(kind, names.longLived(kind)));
    }
    environment.add(
        SharedInputs.value("MINIMUM_AUDIENCE", spec.privacy().minimumAudience().toString()));
    environment.add(SharedInputs.value("CONSENT", spec.privacy().consent().name()));
    environment.add(
        SharedInputs.value("EVENT_RETENTION_DAYS", spec.privacy().eventRetentionDays().toString()));
    if (!spec.serving().allowedOrigins().isEmpty()) {
      environment.add(
          SharedInputs.value("ALLOWED_ORIGINS", String.join(",", spec.serving().allowedOrigins())));
    }
    environment.add(SharedInputs.value("PSEUDONYM_KEY_FILE", SharedInputs.PSEUDONYM_KEY_FILE));
    if (!spec.serving().apiKeysSecret().isEmpty()) {
      environment.add(SharedInputs.value("API_KEYS_FILE", API_KEYS_FOLDER + "/keys.json"));
    }
    environment.addAll(SharedInputs.elasticsearch(spec.elasticsearch()));
    return environment;
  }

  private static EnvVar index(String kind, String name) {
    return SharedInputs.value(kind.toUpperCase(Locale.ROOT) + "_INDEX", name);
  }
}
