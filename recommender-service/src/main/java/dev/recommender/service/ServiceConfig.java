package dev.recommender.service;

import dev.recommender.service.elasticsearch.ElasticsearchConfig;
import dev.recommender.service.http.ListenConfig;
import dev.recommender.service.http.api.AllowedOrigins;
import dev.recommender.service.model.ModelReference;
import dev.recommender.service.people.PrivacyRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything the service is told by its environment. */
record ServiceConfig(
    ModelReference model,
    ElasticsearchConfig elasticsearch,
    Indices indices,
    Privacy privacy,
    Access access,
    ListenConfig listen,
    Duration drainPeriod) {
  private static final int HIGHEST_PORT = 65_535;
  private static final int LONGEST_RETENTION = 36_500;

  /** The indices the service uses; the operator names them. */
  record Indices(
      String items, String users, String versions, String people, String audit, String catalogue) {}

  /** How people are named, and how many stand behind an answer. */
  record Privacy(int minimumAudience, PrivacyRules rules, Path pseudonymKeyFile) {}

  /** Who may ask about people, and pages of which origins may ask at all. */
  record Access(@Nullable Path apiKeysFile, AllowedOrigins allowedOrigins) {}

  /** Throws {@link ConfigurationException} naming the variable that is missing or invalid. */
  static ServiceConfig read(Environment environment) {
    return new ServiceConfig(
        new ModelReference(
            environment.required("MODEL_NAMESPACE"),
            environment.required("MODEL_NAME"),
            environment.number("MODEL_VERSION", 1, Integer.MAX_VALUE)),
        new ElasticsearchConfig(
            environment.url("ELASTICSEARCH_URL"),
            environment.text("ELASTICSEARCH_USERNAME"),
            environment.text("ELASTICSEARCH_PASSWORD"),
            environment.text("ELASTICSEARCH_API_KEY"),
            environment.file("ELASTICSEARCH_CA_FILE")),
        new Indices(
            environment.required("ITEMS_INDEX"),
            environment.required("USERS_INDEX"),
            environment.required("VERSIONS_INDEX"),
            environment.required("PEOPLE_INDEX"),
            environment.required("AUDIT_INDEX"),
            environment.required("CATALOGUE_INDEX")),
        new Privacy(
            environment.number("MINIMUM_AUDIENCE", 1, Integer.MAX_VALUE),
            rules(environment),
            environment.requiredFile("PSEUDONYM_KEY_FILE")),
        new Access(
            environment.file("API_KEYS_FILE"),
            new AllowedOrigins(environment.origins("ALLOWED_ORIGINS"))),
        listen(environment),
        environment.durationOr("DRAIN_PERIOD", Duration.ofSeconds(5)));
  }

  private static PrivacyRules rules(Environment environment) {
    String consent =
        environment.oneOfOr("CONSENT", "NotRequired", List.of("NotRequired", "Required"));
    int days = environment.numberOr("EVENT_RETENTION_DAYS", 365, 1, LONGEST_RETENTION);
    return new PrivacyRules(consent.equals("Required"), Duration.ofDays(days));
  }

  private static ListenConfig listen(Environment environment) {
    int http = environment.numberOr("HTTP_PORT", 8080, 0, HIGHEST_PORT);
    int management = environment.numberOr("MANAGEMENT_PORT", 8081, 0, HIGHEST_PORT);
    if (http == management && http != 0) {
      throw new ConfigurationException(
          "HTTP_PORT and MANAGEMENT_PORT are both %d, expected two ports".formatted(http));
    }
    return new ListenConfig(environment.addressOr("BIND_ADDRESS", "0.0.0.0"), http, management);
  }
}
