package dev.recommender.operator.training;

import dev.recommender.api.ContractSpec;
import dev.recommender.api.DatasetSpec;
import dev.recommender.api.ExecutorsSpec;
import dev.recommender.api.Feedback;
import dev.recommender.api.RecommenderModelSpec;
import dev.recommender.api.RunStatus;
import dev.recommender.api.TrainingSpec;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.lifecycle.SpecDuration;
import dev.recommender.operator.pod.SharedInputs;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The arguments of the training program: {@code --name=value} each. */
final class TrainingArguments {
  static final String TERMINATION_MESSAGE_PATH = "/dev/termination-log";

  // Not by cores: more than two blocks on more than one core do not give the same model twice.
  private static final int BLOCKS = 2;

  private static final int BYTES_PER_MIB = 1 << 20;

  private final List<String> arguments = new ArrayList<>();

  private TrainingArguments() {}

  static List<String> of(
      RecommenderModelSpec spec,
      ModelNames names,
      RunStatus run,
      @Nullable Integer liveVersion,
      String image) {
    var arguments = new TrainingArguments();
    arguments.identity(names, run);
    arguments.optional("live-version", liveVersion);
    arguments.dataset(spec.dataset());
    arguments.model(spec);
    arguments.spark(spec.training(), names, image);
    arguments.publishing(spec, names, run.version());
    return arguments.arguments;
  }

  private void identity(ModelNames names, RunStatus run) {
    add("namespace", names.namespace());
    add("name", names.name());
    add("run-id", run.id());
    add("model-version", run.version());
    add("spec-hash", run.specHash());
    add("termination-message-path", TERMINATION_MESSAGE_PATH);
  }

  private void dataset(DatasetSpec dataset) {
    ContractSpec contract = dataset.contract();
    add("dataset-uri", dataset.uri());
    add("dataset-format", dataset.format());
    add("dataset-sha256", dataset.sha256());
    add("min-ratings", contract.minRatings());
    add("min-users", contract.minUsers());
    add("min-items", contract.minItems());
    add("max-rejected-percent", contract.maxRejectedPercent());
    add("max-drift", contract.maxDrift());
    if (!contract.maxAge().isEmpty()) {
      add("max-age-seconds", SpecDuration.of(contract.maxAge()).toSeconds());
    }
    add("include-events", dataset.includeEvents());
  }

  private void model(RecommenderModelSpec spec) {
    TrainingSpec training = spec.training();
    add("feedback", training.feedback());
    add("rank", training.rank());
    add("max-iter", training.maxIter());
    add("reg-param", training.regParamOrDefault());
    if (training.feedback() == Feedback.Implicit) {
      add("positive-rating", training.implicitOrDefault().positiveRating());
      add("alpha", training.implicitOrDefault().alpha());
    }
    add("seed", training.seed());
    add("split", spec.evaluation().split());
    add("metric", spec.metric());
    add("minimum-audience", spec.privacy().minimumAudience());
    add("consent", spec.privacy().consent());
    add("event-retention-days", spec.privacy().eventRetentionDays());
    add("search-trials", training.search().trials());
    add("blocks", BLOCKS);
  }

  private void spark(TrainingSpec training, ModelNames names, String image) {
    ExecutorsSpec executors = training.executors();
    add("driver-cores", cores(training.driver().cpu()));
    add("executors", executors.instances());
    if (executors.instances() > 0) {
      add("executor-cpu", executors.cpu());
      add("executor-memory-mib", mebibytes(executors.memory()));
      add("executor-image", image);
      add("executor-service-account", names.executorAccount());
      add(
          "executor-pod-template",
          TrainingJob.TEMPLATE_FOLDER + "/" + ExecutorObjects.TEMPLATE_FILE);
      add("executor-wait-seconds", executorWait(training));
    }
    if (!training.sparkConf().isEmpty()) {
      add("spark-conf", Serialization.asJson(new TreeMap<>(training.sparkConf())));
    }
  }

  // Half of the run's time: a cluster may have to add nodes, and the run has to say which did not
  // come before its Job is ended.
  private static int executorWait(TrainingSpec training) {
    return Math.clamp(SpecDuration.of(training.timeout()).toSeconds() / 2, 1, Integer.MAX_VALUE);
  }

  private static long mebibytes(String memory) {
    return new Quantity(memory)
        .getNumericalAmount()
        .divideToIntegralValue(BigDecimal.valueOf(BYTES_PER_MIB))
        .longValueExact();
  }

  // Spark would count the cores of the node.
  private static int cores(String cpu) {
    return new Quantity(cpu).getNumericalAmount().setScale(0, RoundingMode.CEILING).intValueExact();
  }

  private void publishing(RecommenderModelSpec spec, ModelNames names, int version) {
    add("elasticsearch-url", spec.elasticsearch().url());
    add("versions-index", names.longLived("versions"));
    add("people-index", names.longLived("people"));
    add("catalogue-index", names.longLived("catalogue"));
    ModelNames.VERSIONED.forEach(kind -> add(kind + "-index", names.versioned(kind, version)));
    add("shards", spec.elasticsearch().shards());
    add("replicas", spec.elasticsearch().replicas());
    add("pseudonym-key-file", SharedInputs.PSEUDONYM_KEY_FILE);
  }

  private void optional(String name, @Nullable Object value) {
    if (value != null) {
      add(name, value);
    }
  }

  private void add(String name, Object value) {
    arguments.add("--" + name + "=" + value);
  }
}
