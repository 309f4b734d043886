package dev.recommender.operator.serving;

import dev.recommender.api.Consent;
import dev.recommender.api.ElasticsearchSpec;
import dev.recommender.api.PodTemplateSpec;
import dev.recommender.api.RecommenderModel;
import dev.recommender.api.RecommenderModelSpec;
import dev.recommender.operator.lifecycle.Labels;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.lifecycle.SpecHash;
import dev.recommender.operator.pod.Mounts;
import dev.recommender.operator.pod.Owner;
import dev.recommender.operator.pod.PodSecurity;
import dev.recommender.operator.pod.SharedInputs;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Deployment of the service for one version. */
public final class ServiceDeployment {
  /** Annotation with the hash of what the pods were made from. */
  public static final String INPUTS_HASH = "recommender.dev/inputs-hash";

  /** Annotation of the pods with the hash of the contents of the Secrets that they read. */
  public static final String SECRETS_HASH = "recommender.dev/secrets-hash";

  /** The component of the labels, and the container that answers. */
  public static final String SERVICE = "service";

  static final int HTTP_PORT = 8080;
  static final int MANAGEMENT_PORT = 8081;
  private static final int PROBES_UNTIL_STARTED = 300;
  private static final long GRACE_SECONDS = 45L;
  private static final int DEFAULT_RETENTION_DAYS = 365;

  /** Holds about 350,000 movies of rank 64; the service's README has the formula. */
  private static final ResourceRequirements USUAL_RESOURCES =
      new ResourceRequirementsBuilder()
          .addToRequests("cpu", new Quantity("250m"))
          .addToRequests("memory", new Quantity("512Mi"))
          .addToLimits("memory", new Quantity("1Gi"))
          .build();

  private final RecommenderModel model;
  private final RecommenderModelSpec spec;
  private final ModelNames names;
  private final List<String> pullSecrets;

  /**
   * Deployments for a resource.
   *
   * @param pullSecrets names of the pull secrets of the installation
   */
  public ServiceDeployment(RecommenderModel model, ModelNames names, List<String> pullSecrets) {
    this.model = model;
    this.spec = model.getSpec();
    this.names = names;
    this.pullSecrets = List.copyOf(pullSecrets);
  }

  /**
   * The Deployment as it should be.
   *
   * @param replicas number of pods; null when others decide on it
   * @param secrets hash of the contents of the Secrets that the pods read; null when one is missing
   */
  public Deployment desired(
      int version, String image, @Nullable Integer replicas, @Nullable String secrets) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(names.deployment(version))
        .withNamespace(names.namespace())
        .withLabels(labels(version))
        .addToAnnotations(INPUTS_HASH, inputsHash())
        .withOwnerReferences(Owner.of(model))
        .endMetadata()
        .withNewSpec()
        .withReplicas(replicas)
        .withNewSelector()
        .withMatchLabels(Labels.selector(names.name(), version))
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(podLabels(version))
        .withAnnotations(secrets == null ? Map.of() : Map.of(SECRETS_HASH, secrets))
        .endMetadata()
        .withSpec(pod(version, image))
        .endTemplate()
        .endSpec()
        .build();
  }

  /**
   * Hash of the fields that the pods are made from, and not of the pods: an upgraded operator rolls
   * nothing.
   */
  public String inputsHash() {
    ElasticsearchSpec elasticsearch = spec.elasticsearch();
    // Some of these may be null.
    List<@Nullable Object> inputs = new ArrayList<>();
    Collections.addAll(
        inputs,
        elasticsearch.url(),
        elasticsearch.credentialsSecret(),
        elasticsearch.caSecret(),
        spec.serving().resources(),
        spec.serving().podTemplate(),
        spec.serving().apiKeysSecret(),
        spec.privacy().minimumAudience(),
        SharedInputs.pseudonymKeySecret(spec, names));
    inputs.addAll(laterInputs().entrySet());
    return SpecHash.of(inputs);
  }

  /** Inputs that came after the first release, where they differ from what was so before. */
  private SortedMap<String, Object> laterInputs() {
    SortedMap<String, Object> inputs = new TreeMap<>();
    if (spec.privacy().consent() != Consent.NotRequired) {
      inputs.put("consent", spec.privacy().consent());
    }
    if (spec.privacy().eventRetentionDays() != DEFAULT_RETENTION_DAYS) {
      inputs.put("eventRetentionDays", spec.privacy().eventRetentionDays());
    }
    if (!spec.serving().allowedOrigins().isEmpty()) {
      inputs.put("allowedOrigins", spec.serving().allowedOrigins());
    }
    return inputs;
  }

  private Map<String, String> labels(int version) {
    Map<String, String> labels = new HashMap<>(Labels.of(names.name(), SERVICE));
    labels.put(Labels.VERSION, Integer.toString(version));
    return labels;
  }

  private Map<String, String> podLabels(int version) {
    PodTemplateSpec extra = spec.serving().podTemplate();
    Map<String, String> labels = new HashMap<>(extra == null ? Map.of() : extra.labels());
    labels.putAll(labels(version));
    return labels;
  }

  private PodSpec pod(int version, String image) {
    Mounts mounts = SharedInputs.mounts(spec, names);
    if (!spec.serving().apiKeysSecret().isEmpty()) {
      mounts.secret("api-keys", spec.serving().apiKeysSecret(), ServiceEnvironment.API_KEYS_FOLDER);
    }
    return placed(
            new PodSpecBuilder()
                .withServiceAccountName(names.serviceAccount())
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withSecurityContext(PodSecurity.pod())
                .withVolumes(mounts.volumes()),
            version)
        .addNewContainer()
        .withName(SERVICE)
        .withImage(image)
        .withEnv(ServiceEnvironment.of(spec, names, version))
        .withPorts(port("http", HTTP_PORT), port("management", MANAGEMENT_PORT))
        .withStartupProbe(probe("/health/started", 1, PROBES_UNTIL_STARTED))
        .withReadinessProbe(probe("/health/ready", 2, 2))
        .withLivenessProbe(probe("/health/live", 10, 3))
        .withNewLifecycle()
        .withNewPreStop()
        .withNewHttpGet()
        .withPath("/drain")
        .withNewPort("management")
        .endHttpGet()
        .endPreStop()
        .endLifecycle()
        .withResources(resources())
        .withSecurityContext(PodSecurity.container())
        .withVolumeMounts(mounts.mounts())
        .endContainer()
        .build();
  }

  private ResourceRequirements resources() {
    ResourceRequirements wanted = spec.serving().resources();
    return wanted == null ? USUAL_RESOURCES : wanted;
  }

  private PodSpecBuilder placed(PodSpecBuilder pod, int version) {
    PodTemplateSpec template =
        Objects.requireNonNullElseGet(
            spec.serving().podTemplate(),
            () -> new PodTemplateSpec(Map.of(), null, List.of(), List.of(), List.of()));
    return pod.withAffinity(template.affinity())
        .withTolerations(template.tolerations())
        .withTopologySpreadConstraints(
            template.topologySpreadConstraints().isEmpty()
                ? List.of(acrossNodes(version))
                : template.topologySpreadConstraints())
        .withImagePullSecrets(pullSecrets(template));
  }

  private TopologySpreadConstraint acrossNodes(int version) {
    return new TopologySpreadConstraintBuilder()
        .withMaxSkew(1)
        .withTopologyKey("kubernetes.io/hostname")
        .withWhenUnsatisfiable("ScheduleAnyway")
        .withNewLabelSelector()
        .withMatchLabels(Labels.selector(names.name(), version))
        .endLabelSelector()
        .build();
  }

  private List<LocalObjectReference> pullSecrets(PodTemplateSpec template) {
    return Stream.concat(
            template.imagePullSecrets().stream(),
            pullSecrets.stream().map(LocalObjectReference::new))
        .distinct()
        .toList();
  }

  // Server-side apply refuses a port without its protocol.
  private static ContainerPort port(String name, int number) {
    return new ContainerPortBuilder()
        .withName(name)
        .withContainerPort(number)
        .withProtocol("TCP")
        .build();
  }

  private static Probe probe(String path, int periodSeconds, int failures) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withNewPort("management")
        .endHttpGet()
        .withPeriodSeconds(periodSeconds)
        .withTimeoutSeconds(2)
        .withFailureThreshold(failures)
        .build();
  }
}
