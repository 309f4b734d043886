package dev.recommender.operator.pod;

import dev.recommender.api.ElasticsearchSpec;
import dev.recommender.api.RecommenderModelSpec;
import dev.recommender.operator.lifecycle.ModelNames;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.ArrayList;
import java.util.List;

/** What every pod of a resource gets: the pseudonym key, and how to reach Elasticsearch. */
public final class SharedInputs {
  /** File of the pseudonym key in every pod. */
  public static final String PSEUDONYM_KEY_FILE = "/etc/recommender/pseudonym-key/key";

  private static final String CA_FOLDER = "/etc/recommender/ca";

  private SharedInputs() {}

  /** The mounts that every pod of the resource has. */
  public static Mounts mounts(RecommenderModelSpec spec, ModelNames names) {
    Mounts mounts =
        new Mounts()
            .secret(
                "pseudonym-key", pseudonymKeySecret(spec, names), "/etc/recommender/pseudonym-key");
    return withCa(mounts, spec);
  }

  /** The mounts of a pod that writes to Elasticsearch and names nobody. */
  public static Mounts elasticsearchMounts(RecommenderModelSpec spec) {
    return withCa(new Mounts(), spec);
  }

  private static Mounts withCa(Mounts mounts, RecommenderModelSpec spec) {
    String ca = spec.elasticsearch().caSecret();
    return ca.isEmpty() ? mounts : mounts.secret("ca", ca, CA_FOLDER);
  }

  /** The Secret of the pseudonym key: the one named, or the one that the operator makes. */
  public static String pseudonymKeySecret(RecommenderModelSpec spec, ModelNames names) {
    String named = spec.privacy().pseudonymKeySecret();
    return named.isEmpty() ? names.generatedPseudonymKey() : named;
  }

  /** Credentials and certificate authority as environment. */
  public static List<EnvVar> elasticsearch(ElasticsearchSpec elasticsearch) {
    List<EnvVar> environment = new ArrayList<>();
    String secret = elasticsearch.credentialsSecret();
    if (!secret.isEmpty()) {
      environment.add(fromSecret("ELASTICSEARCH_USERNAME", secret, "username"));
      environment.add(fromSecret("ELASTICSEARCH_PASSWORD", secret, "password"));
      environment.add(fromSecret("ELASTICSEARCH_API_KEY", secret, "apiKey"));
    }
    if (!elasticsearch.caSecret().isEmpty()) {
      environment.add(value("ELASTICSEARCH_CA_FILE", CA_FOLDER + "/ca.crt"));
    }
    return environment;
  }

  /** A plain variable. */
  public static EnvVar value(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }

  /** A variable with a field of the pod itself. */
  public static EnvVar fromPod(String name, String path) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        .withNewFieldRef("v1", path)
        .endValueFrom()
        .build();
  }

  /** A variable with an entry of a Secret; not set when the Secret lacks it. */
  public static EnvVar fromSecret(String name, String secret, String key) {
    return fromSecret(name, secret, key, true);
  }

  /** A variable with an entry of a Secret; the pod waits for the entry. */
  public static EnvVar fromSecretWhenThere(String name, String secret, String key) {
    return fromSecret(name, secret, key, false);
  }

  private static EnvVar fromSecret(String name, String secret, String key, boolean optional) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        .withNewSecretKeyRef(key, secret, optional)
        .endValueFrom()
        .build();
  }
}
