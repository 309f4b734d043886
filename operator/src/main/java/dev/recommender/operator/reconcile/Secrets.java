package dev.recommender.operator.reconcile;

import dev.recommender.api.ElasticsearchSpec;
import dev.recommender.api.RecommenderModelSpec;
import dev.recommender.operator.indices.Connection;
import dev.recommender.operator.lifecycle.Labels;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.pod.SharedInputs;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Secrets of a resource, read by name and never listed. */
final class Secrets {
  private static final int KEY_BYTES = 32;

  private final KubernetesClient client;
  private final SecureRandom random = new SecureRandom();

  Secrets(KubernetesClient client) {
    this.client = client;
  }

  /**
   * How to reach Elasticsearch; a Secret that is missing counts as empty, and Elasticsearch will
   * say so.
   */
  Connection connection(String namespace, ElasticsearchSpec elasticsearch) {
    Optional<Secret> login = find(namespace, elasticsearch.credentialsSecret());
    var credentials =
        new Connection.Credentials(
            text(login, "username"), text(login, "password"), text(login, "apiKey"));
    return new Connection(
        elasticsearch.url(),
        credentials,
        text(find(namespace, elasticsearch.caSecret()), "ca.crt"));
  }

  /** The pseudonym key; empty when its Secret or the entry {@code key} is missing or empty. */
  Optional<PseudonymKey> pseudonymKey(RecommenderModelSpec spec, ModelNames names) {
    return find(names.namespace(), SharedInputs.pseudonymKeySecret(spec, names))
        .map(secret -> entry(secret, "key"))
        .map(PseudonymKey::new);
  }

  /**
   * Makes the pseudonym key once. It has no owner: it must outlive the resource as the indices do.
   */
  void createPseudonymKey(ModelNames names) {
    if (find(names.namespace(), names.generatedPseudonymKey()).isPresent()) {
      throw new NameTakenException("Secret", names.generatedPseudonymKey());
    }
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    Secret secret =
        new SecretBuilder()
            .withNewMetadata()
            .withName(names.generatedPseudonymKey())
            .withNamespace(names.namespace())
            .withLabels(Labels.of(names.name(), "pseudonym-key"))
            .endMetadata()
            .withType("Opaque")
            .addToData(
                "key", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
            .build();
    client.resource(secret).create();
  }

  /** Deletes the pseudonym key that the operator made; one that a person made stays. */
  void deletePseudonymKey(ModelNames names) {
    find(names.namespace(), names.generatedPseudonymKey())
        .filter(secret -> isOurs(secret, names))
        .ifPresent(secret -> client.resource(secret).delete());
  }

  private static boolean isOurs(Secret secret, ModelNames names) {
    Map<String, String> labels = secret.getMetadata().getLabels();
    return labels != null
        && labels.entrySet().containsAll(Labels.of(names.name(), "pseudonym-key").entrySet());
  }

  private Optional<Secret> find(String namespace, String name) {
    return name.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get());
  }

  private static @Nullable String text(Optional<Secret> secret, String key) {
    return secret
        .map(s -> entry(s, key))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElse(null);
  }

  // An empty entry is a missing one: nothing can be signed or let in with it.
  private static byte @Nullable [] entry(Secret secret, String key) {
    String value = secret.getData() == null ? null : secret.getData().get(key);
    return value == null || value.isEmpty() ? null : Base64.getDecoder().decode(value);
  }
}
