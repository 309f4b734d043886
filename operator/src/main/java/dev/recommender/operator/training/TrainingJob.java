package dev.recommender.operator.training;

import dev.recommender.api.ComputeSpec;
import dev.recommender.api.RecommenderModel;
import dev.recommender.api.RunStatus;
import dev.recommender.operator.lifecycle.Labels;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.lifecycle.SpecDuration;
import dev.recommender.operator.pod.Mounts;
import dev.recommender.operator.pod.Owner;
import dev.recommender.operator.pod.PodSecurity;
import dev.recommender.operator.pod.SharedInputs;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The Job of one training run. */
public final class TrainingJob {
  /** The component of the labels, and the container that trains. */
  public static final String TRAINING = "training";

  static final String TEMPLATE_FOLDER = "/etc/recommender/executor";

  // As the training program gives them to Spark.
  private static final int DRIVER_PORT = 7078;
  private static final int BLOCK_MANAGER_PORT = 7079;

  /** Fields of the driver's own pod by variable. */
  private static final SortedMap<String, String> POD_ENVIRONMENT =
      new TreeMap<>(
          Map.of(
              "POD_IP", "status.podIP",
              "POD_NAME", "metadata.name",
              "POD_NAMESPACE", "metadata.namespace"));

  /** Variables of the training program by key of the data set's Secret. */
  private static final SortedMap<String, String> S3_ENVIRONMENT =
      new TreeMap<>(
          Map.of(
              "AWS_ACCESS_KEY_ID", "accessKey",
              "AWS_SECRET_ACCESS_KEY", "secretKey",
              "AWS_SESSION_TOKEN", "sessionToken",
              "AWS_REGION", "region",
              "AWS_ENDPOINT_URL_S3", "endpoint"));

  /** Keys without which nobody is let in: the run waits for them. */
  private static final Set<String> S3_LOGIN = Set.of("accessKey", "secretKey");

  private final RecommenderModel model;
  private final ModelNames names;
  private final TrainingInstallation installation;

  /** A Job for a resource. */
  public TrainingJob(RecommenderModel model, ModelNames names, TrainingInstallation installation) {
    this.model = model;
    this.names = names;
    this.installation = installation;
  }

  /** The Job as it should be; its name tells the version, so that it exists at most once. */
  public Job desired(RunStatus run) {
    Map<String, String> labels = new HashMap<>(Labels.of(names.name(), TRAINING));
    labels.put(Labels.VERSION, Integer.toString(run.version()));
    return new JobBuilder()
        .withNewMetadata()
        .withName(names.job(run.version()))
        .withNamespace(names.namespace())
        .withLabels(labels)
        .withOwnerReferences(Owner.of(model))
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(0)
        .withActiveDeadlineSeconds(timeout().toSeconds())
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels)
        .endMetadata()
        .withSpec(pod(run))
        .endTemplate()
        .endSpec()
        .build();
  }

  private Duration timeout() {
    return SpecDuration.of(model.getSpec().training().timeout());
  }

  private PodSpec pod(RunStatus run) {
    ComputeSpec driver = model.getSpec().training().driver();
    Mounts mounts = mounts(run.version());
    return new PodSpecBuilder()
        .withRestartPolicy("Never")
        .withServiceAccountName(executors() ? names.trainingAccount() : null)
        .withAutomountServiceAccountToken(executors())
        .withEnableServiceLinks(false)
        .withSecurityContext(PodSecurity.pod())
        .withImagePullSecrets(pullSecrets(installation.pullSecrets()))
        .withVolumes(mounts.volumes())
        .addNewContainer()
        .withName(TRAINING)
        .withImage(installation.image())
        .withArgs(
            TrainingArguments.of(model.getSpec(), names, run, liveVersion(), installation.image()))
        .withEnv(environment())
        .withPorts(ports())
        .withTerminationMessagePath(TrainingArguments.TERMINATION_MESSAGE_PATH)
        .withTerminationMessagePolicy("File")
        .withNewResources()
        .addToRequests("cpu", new Quantity(driver.cpu()))
        .addToRequests("memory", new Quantity(driver.memory()))
        .addToLimits("memory", new Quantity(driver.memory()))
        .endResources()
        .withSecurityContext(PodSecurity.container())
        .withVolumeMounts(mounts.mounts())
        .endContainer()
        .build();
  }

  static List<LocalObjectReference> pullSecrets(List<String> names) {
    return names.stream().map(LocalObjectReference::new).toList();
  }

  private boolean executors() {
    return model.getSpec().training().executors().instances() > 0;
  }

  private List<ContainerPort> ports() {
    return executors()
        ? List.of(port("driver", DRIVER_PORT), port("blockmanager", BLOCK_MANAGER_PORT))
        : List.of();
  }

  private static ContainerPort port(String name, int number) {
    return new ContainerPortBuilder()
        .withName(name)
        .withContainerPort(number)
        .withProtocol("TCP")
        .build();
  }

  private @Nullable Integer liveVersion() {
    return model.getStatus() == null ? null : model.getStatus().liveVersion();
  }

  private List<EnvVar> environment() {
    List<EnvVar> environment =
        new ArrayList<>(SharedInputs.elasticsearch(model.getSpec().elasticsearch()));
    String secret = model.getSpec().dataset().credentialsSecret();
    if (!secret.isEmpty()) {
      S3_ENVIRONMENT.forEach((name, key) -> environment.add(s3(name, secret, key)));
    }
    if (executors()) {
      POD_ENVIRONMENT.forEach((name, path) -> environment.add(SharedInputs.fromPod(name, path)));
    }
    return environment;
  }

  private static EnvVar s3(String name, String secret, String key) {
    return S3_LOGIN.contains(key)
        ? SharedInputs.fromSecretWhenThere(name, secret, key)
        : SharedInputs.fromSecret(name, secret, key);
  }

  private Mounts mounts(int version) {
    Mounts mounts = SharedInputs.mounts(model.getSpec(), names);
    if (executors()) {
      mounts.configMap("executor", names.job(version), TEMPLATE_FOLDER);
    }
    var claim = model.getSpec().dataset().volume();
    return claim == null ? mounts : mounts.claim("data", claim.claimName(), "/data");
  }
}
