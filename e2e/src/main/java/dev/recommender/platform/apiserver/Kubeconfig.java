package dev.recommender.platform.apiserver;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file through which a process finds the API by {@code KUBECONFIG}. */
public final class Kubeconfig {
  private Kubeconfig() {}

  public static Path write(Path file, URI api) throws IOException {
    return Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        current-context: local
        clusters: [{name: local, cluster: {server: "%s"}}]
        users: [{name: local, user: {}}]
        contexts: [{name: local, context: {cluster: local, user: local, namespace: default}}]
        """
            .formatted(api));
  }
}
