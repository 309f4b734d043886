package dev.recommender.access;

import dev.recommender.platform.elasticsearch.ElasticsearchConfig;
import dev.recommender.platform.elasticsearch.EmbeddedElasticsearch;
import dev.recommender.stack.Checkout;
import dev.recommender.stack.ModelIndices;
import dev.recommender.synthetic.PseudonymKey;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * A real API server with the CRD and an audit log, but without nodes and controllers, and a real
 * Elasticsearch.
 */
final class BareCluster implements AutoCloseable {
  /** Of all models, in the Secret {@code shared-key}. */
  static final PseudonymKey KEY = new PseudonymKey("a key of all models");

  // The machine is busy with what is measured.
  private static final int PATIENCE_MILLIS = 120_000;
  private static final String DEFINITION = "recommendermodels.recommender.dev";

  private final Path folder;
  private final EmbeddedElasticsearch elasticsearch;
  private final KubeAPIServer server;
  private final KubernetesClient client;

  private BareCluster(Path folder, EmbeddedElasticsearch elasticsearch, KubeAPIServer server) {
    this.folder = folder;
    this.elasticsearch = elasticsearch;
    this.server = server;
    Config config = Config.fromKubeconfig(server.getKubeConfigYaml());
    config.setRequestTimeout(PATIENCE_MILLIS);
    this.client = new KubernetesClientBuilder().withConfig(config).build();
  }

  /** Starts both in {@code target/scenario/<name>}, where the logs stay. */
  static BareCluster start(String name) throws IOException, InterruptedException {
    Path parent = Files.createDirectories(Path.of("target", "scenario"));
    Path folder = Files.createTempDirectory(parent, name + "-").toAbsolutePath();
    EmbeddedElasticsearch elasticsearch =
        EmbeddedElasticsearch.start(
            new ElasticsearchConfig(
                Checkout.current().elasticsearch(), folder.resolve("elasticsearch"), 0, "2g"));
    KubeAPIServer server = server(folder);
    server.start();
    BareCluster cluster = new BareCluster(folder, elasticsearch, server);
    cluster.prepare();
    return cluster;
  }

  private static KubeAPIServer server(Path folder) throws IOException {
    Path policy = Files.writeString(folder.resolve("audit-policy.yaml"), AuditLog.POLICY);
    return new KubeAPIServer(
        KubeAPIServerConfigBuilder.anAPIServerConfig()
            .withTestDir(System.getProperty("kube.api.test.dir"))
            .withApiServerVersion(System.getProperty("kube.api.test.version", "1.34.4"))
            .withOfflineMode(true)
            .withApiServerFlag("--audit-policy-file=" + policy)
            .withApiServerFlag("--audit-log-path=" + folder.resolve("audit.log"))
            .build());
  }

  private void prepare() throws IOException, InterruptedException {
    new ModelIndices(elasticsearch.uri(), "any")
        .send(
            "PUT", "_cluster/settings", "{\"persistent\":{\"cluster.max_shards_per_node\":20000}}");
    var definition = Files.readString(Checkout.current().definition());
    client.load(new ByteArrayInputStream(definition.getBytes(StandardCharsets.UTF_8))).create();
    client
        .resources(CustomResourceDefinition.class)
        .withName(DEFINITION)
        .waitUntilCondition(BareCluster::isEstablished, 30, TimeUnit.SECONDS);
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("shared-key")
                .withNamespace("default")
                .endMetadata()
                .addToData("key", base64(KEY.text()))
                .build())
        .create();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isEstablished(CustomResourceDefinition definition) {
    return definition.getStatus() != null
        && definition.getStatus().getConditions() != null
        && definition.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }

  KubernetesClient client() {
    return client;
  }

  URI elasticsearch() {
    return elasticsearch.uri();
  }

  Path folder() {
    return folder;
  }

  /** A configuration with all rights. */
  Path kubeconfig() throws IOException {
    return Files.writeString(folder.resolve("kubeconfig"), server.getKubeConfigYaml());
  }

  /** What has been asked for until now. */
  AuditLog auditLog() {
    return new AuditLog(folder.resolve("audit.log"));
  }

  @Override
  public void close() {
    client.close();
    server.stop();
    elasticsearch.close();
  }
}
