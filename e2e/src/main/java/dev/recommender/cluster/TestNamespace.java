package dev.recommender.cluster;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.concurrent.ThreadLocalRandom;

/** A namespace of a test's own, which holds its pods to the restricted Pod Security Standard. */
public final class TestNamespace implements AutoCloseable {
  private final KubernetesClient client;
  private final String name;

  private TestNamespace(KubernetesClient client, String name) {
    this.client = client;
    this.name = name;
  }

  /** Makes one whose name begins as given. */
  public static TestNamespace create(KubernetesClient client, String beginning) {
    String name =
        "%s-%s"
            .formatted(
                beginning, Integer.toString(ThreadLocalRandom.current().nextInt(46_656), 36));
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                .endMetadata()
                .build())
        .create();
    return new TestNamespace(client, name);
  }

  public String name() {
    return name;
  }

  /** Has it deleted, and does not wait for that. */
  @Override
  public void close() {
    client.namespaces().withName(name).delete();
  }
}
