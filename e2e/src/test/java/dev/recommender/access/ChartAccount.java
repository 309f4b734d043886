package dev.recommender.access;

import dev.recommender.stack.Checkout;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The operator's ServiceAccount and its rights, as the chart makes them by default. */
record ChartAccount(KubernetesClient client) {
  static final String NAMESPACE = "recommender";

  private static final String NAME = "recommender-operator";

  /** As the API server names it. */
  static final String USER = "system:serviceaccount:%s:%s".formatted(NAMESPACE, NAME);

  private static final Set<String> KINDS =
      Set.of("ServiceAccount", "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding");
  private static final long SECONDS = 7_200;

  /** Installs nothing else of the chart. */
  static ChartAccount install(KubernetesClient client) throws IOException {
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build())
        .create();
    rendered().stream()
        .sorted((one, other) -> Boolean.compare(isBinding(one), isBinding(other)))
        .forEach(object -> client.resource(object).create());
    return new ChartAccount(client);
  }

  static List<Grant> operatorGrants() throws IOException {
    return Grants.of(rendered(), USER);
  }

  static List<Grant> trainingGrants() throws IOException {
    return Grants.ofClusterRole(rendered(), NAME + "-training");
  }

  private static List<HasMetadata> rendered() throws IOException {
    Path chart =
        Checkout.current().root().resolve("helm/src/test/resources/render/defaults/out.yaml");
    var serialization = new KubernetesSerialization();
    return Pattern.compile("^---$", Pattern.MULTILINE)
        .splitAsStream(Files.readString(chart))
        .filter(yaml -> yaml.contains("kind:"))
        .<HasMetadata>map(serialization::unmarshal)
        .filter(object -> KINDS.contains(object.getKind()))
        .toList();
  }

  private static boolean isBinding(HasMetadata object) {
    return object.getKind().endsWith("Binding");
  }

  /** A configuration with a token of the account. */
  Path kubeconfig(Path folder) throws IOException {
    TokenRequest asked =
        new TokenRequestBuilder().withNewSpec().withExpirationSeconds(SECONDS).endSpec().build();
    String token =
        client
            .serviceAccounts()
            .inNamespace(NAMESPACE)
            .withName(NAME)
            .tokenRequest(asked)
            .getStatus()
            .getToken();
    var config = client.getConfiguration();
    return Files.writeString(
        folder.resolve("kubeconfig-of-the-chart"),
        """
        apiVersion: v1
        kind: Config
        current-context: chart
        clusters: [{name: chart, cluster: {server: "%s", certificate-authority: "%s"}}]
        users: [{name: chart, user: {token: "%s"}}]
        contexts: [{name: chart, context: {cluster: chart, user: chart}}]
        """
            .formatted(config.getMasterUrl(), config.getCaCertFile(), token));
  }
}
