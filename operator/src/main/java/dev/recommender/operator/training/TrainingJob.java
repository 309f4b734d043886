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
import io.fabric8.kubernetes.api.model.EnvVar;
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
  private final String image;

  /** A Job for a resource, with the image of the training program. */
  public TrainingJob(RecommenderModel model, ModelNames names, String image) {
    this.model = model;
    this.names = names;
    this.image = image;
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
    Mounts mounts = mounts();
    return new PodSpecBuilder()
        .withRestartPolicy("Never")
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withSecurityContext(PodSecurity.pod())
        .withVolumes(mounts.volumes())
        .addNewContainer()
        .withName(TRAINING)
        .withImage(image)
        .withArgs(TrainingArguments.of(model.getSpec(), names, run, liveVersion()))
        .withEnv(environment())
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
    return environment;
  }

  private static EnvVar s3(String name, String secret, String key) {
    return S3_LOGIN.contains(key)
        ? SharedInputs.fromSecretWhenThere(name, secret, key)
        : SharedInputs.fromSecret(name, secret, key);
  }

  private Mounts mounts() {
    Mounts mounts = SharedInputs.mounts(model.getSpec(), names);
    var claim = model.getSpec().dataset().volume();
    return claim == null ? mounts : mounts.claim("data", claim.claimName(), "/data");
  }
}
