package dev.recommender.platform.kubelet;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a pod's Secrets and ConfigMaps are read from; null when there is none of that name. */
interface ConfigSource {
  @Nullable Map<String, byte[]> secret(String name);

  @Nullable Map<String, byte[]> configMap(String name);
}
