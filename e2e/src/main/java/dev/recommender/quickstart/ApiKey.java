package dev.recommender.quickstart;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The API key that the quick start makes, in the Secret that {@code serving.apiKeysSecret} names;
 * it allows everything.
 */
record ApiKey(String value) {
  private static final int BYTES = 24;

  static ApiKey create(KubernetesClient client, String secret) {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(secret)
                .withNamespace("default")
                .endMetadata()
                .addToStringData(
                    "keys.json",
                    """
                    [{"client":"quickstart","key":"%s","scopes":["read","events","privacy","admin"]}]
                    """
                        .formatted(key))
                .build())
        .create();
    return new ApiKey(key);
  }
}
