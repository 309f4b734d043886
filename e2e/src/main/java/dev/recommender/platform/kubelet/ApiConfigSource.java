package dev.recommender.platform.kubelet;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the Secrets and ConfigMaps of one namespace from the API, as they are now. */
record ApiConfigSource(KubernetesClient client, String namespace) implements ConfigSource {
  @Override
  public @Nullable Map<String, byte[]> secret(String name) {
    Secret secret = client.secrets().inNamespace(namespace).withName(name).get();
    if (secret == null) {
      return null;
    }
    Map<String, byte[]> entries = new HashMap<>();
    secret.getData().forEach((key, value) -> entries.put(key, Base64.getDecoder().decode(value)));
    return entries;
  }

  @Override
  public @Nullable Map<String, byte[]> configMap(String name) {
    ConfigMap map = client.configMaps().inNamespace(namespace).withName(name).get();
    if (map == null) {
      return null;
    }
    Map<String, byte[]> entries = new HashMap<>();
    map.getData().forEach((key, value) -> entries.put(key, value.getBytes(StandardCharsets.UTF_8)));
    map.getBinaryData()
        .forEach((key, value) -> entries.put(key, Base64.getDecoder().decode(value)));
    return entries;
  }
}
