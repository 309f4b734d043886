package dev.recommender.stack;

import dev.recommender.api.RecommenderModel;
import dev.recommender.cluster.ClaimedFolder;
import dev.recommender.cluster.HelmRelease;
import dev.recommender.cluster.NamespaceLogs;
import dev.recommender.cluster.PodTraffic;
import dev.recommender.cluster.SecuredAddresses;
import dev.recommender.cluster.ServiceForwards;
import dev.recommender.cluster.TestNamespace;
import dev.recommender.platform.Parts;
import dev.recommender.platform.elasticsearch.ElasticsearchConfig;
import dev.recommender.platform.elasticsearch.EmbeddedElasticsearch;
import dev.recommender.traffic.Traffic;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The whole product in a namespace of a real cluster, the one that {@code KUBECONFIG} names: the
 * operator by its chart, data sets on a claim. Elasticsearch runs on this machine, and pods reach
 * it by TLS with a password.
 */
public final class ClusterRecommender implements Recommender {
  private static final int SERVICE_PORT = 8080;
  private static final long PATIENCE_SECONDS = 120;
  private static final String COMPONENT = "app.kubernetes.io/component";
  private static final String OPERATOR = "operator";
  private static final String SKIP_CLEANUP = "recommender.dev/skip-external-cleanup";

  private final Parts parts;
  private final KubernetesClient client;
  private final ClusterImages images = ClusterImages.ofProperties();
  private final EmbeddedElasticsearch elasticsearch;
  private final TestNamespace namespace;
  private final SecuredAddresses addresses;
  private final ServiceForwards forwards;
  private final ClaimedFolder data;

  private ClusterRecommender(Parts parts, Checkout checkout, Path folder, String name)
      throws IOException, InterruptedException {
    this.parts = parts;
    client = parts.add(new KubernetesClientBuilder().build());
    Path node = folder.resolve("elasticsearch");
    elasticsearch =
        parts.add(
            EmbeddedElasticsearch.start(ElasticsearchConfig.of(checkout.elasticsearch(), node)));
    applyDefinition(checkout);
    namespace = parts.add(TestNamespace.create(client, "cluster-" + name));
    addresses = parts.add(SecuredAddresses.create(client, namespace(), node));
    forwards = parts.add(new ServiceForwards(client, namespace(), SERVICE_PORT));
    data = ClaimedFolder.create(client, namespace(), CLAIM, images.shell());
    HelmRelease operator = parts.add(new HelmRelease(namespace(), namespace()));
    parts.add(this::deleteModels);
    parts.add(() -> new NamespaceLogs(client, namespace()).writeTo(folder.resolve("pods")));
    operator.install(checkout.chart(), images.values(namespace()));
  }

  /**
   * Installs everything into a namespace whose name contains the given one.
   *
   * @param folder for what stays on this machine: Elasticsearch, and the pods' logs at the end
   */
  public static ClusterRecommender start(Checkout checkout, Path folder, String name)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Parts parts = new Parts();
    try {
      return new ClusterRecommender(parts, checkout, folder, name);
    } catch (IOException | InterruptedException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  @Override
  public KubernetesClient client() {
    return client;
  }

  @Override
  public String namespace() {
    return namespace.name();
  }

  @Override
  public URI elasticsearch() {
    return elasticsearch.uri();
  }

  @Override
  public String elasticsearchFields(URI local) throws IOException, InterruptedException {
    return "url: '%s', credentialsSecret: %s, caSecret: %s"
        .formatted(
            addresses.of(local), SecuredAddresses.LOGIN_SECRET, SecuredAddresses.AUTHORITY_SECRET);
  }

  @Override
  public String dataset(Path fileOrFolder) throws IOException {
    return "file:///data/" + data.copy(fileOrFolder);
  }

  @Override
  public URI service(String model) {
    return forwards.of(model);
  }

  @Override
  public Traffic traffic(String model, String pathAndQuery)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://%s.%s.svc%s".formatted(model, namespace(), pathAndQuery));
    return PodTraffic.start(client, namespace(), images.service(), uri);
  }

  @Override
  public String logs() {
    return String.join("\n", new NamespaceLogs(client, namespace()).byPod().values());
  }

  @Override
  public void killOperator() {
    operators().withGracePeriod(0).delete();
  }

  @Override
  public void restartOperator() {
    client
        .apps()
        .deployments()
        .inNamespace(namespace())
        .withLabel(COMPONENT, OPERATOR)
        .resources()
        .forEach(deployment -> deployment.waitUntilReady(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  private FilterWatchListDeletable<Pod, PodList, PodResource> operators() {
    return client.pods().inNamespace(namespace()).withLabel(COMPONENT, OPERATOR);
  }

  // Applied and not installed by the chart: releases of several tests cannot all own it.
  private void applyDefinition(Checkout checkout) throws IOException {
    var definition =
        Serialization.unmarshal(
            Files.readString(checkout.definition()), CustomResourceDefinition.class);
    client.resource(definition).fieldManager("scenarios").forceConflicts().serverSideApply();
  }

  // While the operator runs: it takes the finalizers away.
  private void deleteModels() {
    var models = client.resources(RecommenderModel.class).inNamespace(namespace());
    for (Resource<RecommenderModel> model : models.resources().toList()) {
      model.edit(m -> {
        m.getMetadata().getAnnotations().put(SKIP_CLEANUP, "true");
        return m;
      });
      model.withTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).delete();
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}
