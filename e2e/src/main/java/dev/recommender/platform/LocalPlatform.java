package dev.recommender.platform;

import dev.recommender.platform.apiserver.ApiServer;
import dev.recommender.platform.apiserver.Kubeconfig;
import dev.recommender.platform.apiserver.RequestInterceptor;
import dev.recommender.platform.elasticsearch.ElasticsearchConfig;
import dev.recommender.platform.elasticsearch.EmbeddedElasticsearch;
import dev.recommender.platform.kubelet.Kubelet;
import dev.recommender.platform.proxy.ServiceProxy;
import dev.recommender.platform.workload.DeploymentController;
import dev.recommender.platform.workload.JobController;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The running platform; closing it ends every process that it has started. */
public final class LocalPlatform implements AutoCloseable {
  /**
   * The User-Agent of the platform's own requests, by which an interceptor tells them from others'.
   */
  public static final String USER_AGENT = "local-platform";

  private final Parts parts;
  private final Path root;
  private final ApiServer api;
  private final Path kubeconfig;
  private final KubernetesClient client;
  private final ServiceProxy proxy;
  private final @Nullable EmbeddedElasticsearch elasticsearch;

  private LocalPlatform(Parts parts, LocalPlatformConfig config)
      throws IOException, InterruptedException {
    InstantSource clock = InstantSource.system();
    this.parts = parts;
    root = Files.createDirectories(config.root()).toAbsolutePath();
    deleteRecursively(pods());
    api = parts.add(ApiServer.start(config.apiPort(), clock));
    kubeconfig = Kubeconfig.write(root.resolve("kubeconfig"), api.uri());
    client = parts.add(newClient(USER_AGENT));
    register(config.definitions());
    proxy = parts.add(ServiceProxy.start(client, config.servicePorts()));
    ElasticsearchConfig node = config.elasticsearch();
    elasticsearch = node == null ? null : parts.add(EmbeddedElasticsearch.start(node));
    parts.add(new JobController(client, clock)).start();
    parts.add(new DeploymentController(client, clock)).start();
    parts.add(new Kubelet(client, clock, pods(), config.images(), config.claims())).start();
  }

  /**
   * Starts everything and returns when it can be used.
   *
   * @throws IOException when a part does not start, naming it; the parts started before are stopped
   * @throws dev.recommender.platform.proxy.PortInUseException when a Service's wanted port is taken
   */
  public static LocalPlatform start(LocalPlatformConfig config)
      throws IOException, InterruptedException {
    Parts parts = new Parts();
    try {
      return new LocalPlatform(parts, config);
    } catch (IOException | InterruptedException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** The address of the Kubernetes API. */
  public URI apiUri() {
    return api.uri();
  }

  /** The file for a process' {@code KUBECONFIG}. */
  public Path kubeconfig() {
    return kubeconfig;
  }

  /** The platform's own client; its requests carry {@link #USER_AGENT}. */
  public KubernetesClient client() {
    return client;
  }

  /** A client that is told apart by its User-Agent; the caller closes it. */
  public KubernetesClient newClient(String userAgent) {
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(api.uri().toString())
            .withNamespace("default")
            .withUserAgent(userAgent)
            .withOnlyHttpWatches(true)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /** Lets somebody watch, delay or refuse the API's requests. */
  public void intercept(RequestInterceptor interceptor) {
    api.intercept(interceptor);
  }

  /** Ends every watch of the API with 410 Gone. */
  public void expireWatches() {
    api.expireWatches();
  }

  /** Lets the API break every connection for some time, those of watches too. */
  public void apiOutage(Duration time) throws InterruptedException {
    api.away(true);
    try {
      Thread.sleep(time);
    } finally {
      api.away(false);
    }
  }

  /** The address of Elasticsearch; only of a platform with one. */
  public URI elasticsearchUri() {
    if (elasticsearch == null) {
      throw new IllegalStateException("this platform was started without Elasticsearch");
    }
    return elasticsearch.uri();
  }

  /** The local port of a Service; empty while there is no such Service. */
  public OptionalInt servicePort(String namespace, String service) {
    return proxy.port(namespace, service);
  }

  /** The folder with a folder per pod; the pod's output is its file {@code log}. */
  public Path pods() {
    return root.resolve("pods");
  }

  /** What a pod has written so far. */
  public Path log(String pod) {
    return pods().resolve(pod).resolve("log");
  }

  /** Stops everything in the reverse order of its start. */
  @Override
  public void close() {
    parts.close();
  }

  private void register(List<Path> definitions) throws IOException {
    for (Path file : definitions) {
      CustomResourceDefinition definition =
          Serialization.unmarshal(Files.readString(file), CustomResourceDefinition.class);
      client.resource(definition).create();
    }
  }

  /** The logs of an earlier run were kept for a person to read, up to now. */
  private static void deleteRecursively(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
