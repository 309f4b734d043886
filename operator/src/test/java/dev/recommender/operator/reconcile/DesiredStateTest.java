package dev.recommender.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.recommender.api.RecommenderModel;
import dev.recommender.api.RunStatus;
import dev.recommender.api.RunTrigger;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.serving.Companions;
import dev.recommender.operator.serving.Companions.Allowed;
import dev.recommender.operator.serving.RoutingService;
import dev.recommender.operator.serving.ServiceDeployment;
import dev.recommender.operator.training.ExecutorObjects;
import dev.recommender.operator.training.TrainingInstallation;
import dev.recommender.operator.training.TrainingJob;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is made of a resource, as files: {@code desired/<scenario>/in-model.yaml} and {@code
 * out-*.yaml}.
 */
class DesiredStateTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  @ParameterizedTest
  @ValueSource(strings = {"smallest", "full"})
  void isWhatTheFilesSay(String scenario) throws IOException {
    RecommenderModel model = model(scenario);
    ModelNames names =
        ModelNames.of(
            model.getMetadata().getNamespace(),
            "movies",
            model.getSpec().elasticsearch().indexPrefix());
    RunStatus run = RunStatus.of(names.job(7), 7, "5pec", RunTrigger.Spec, "2026-03-01T12:00:00Z");
    compare(scenario, "out-job.yaml", new TrainingJob(model, names, installation()).desired(run));
    compare(
        scenario,
        "out-deployment.yaml",
        service(model, names).desired(7, "service:1", isScaled(model) ? null : 2, "5ec2e7"));
    compareAll(scenario, new Companions(model, names, new Allowed(true, isScaled(model))));
    compare(scenario, "out-service.yaml", RoutingService.desired(model, names, 7, "42"));
  }

  @Test
  void aRunWithExecutorsIsWhatTheFilesSay() throws IOException {
    RecommenderModel model = model("executors");
    ModelNames names = ModelNames.of("shop", "movies", "");
    RunStatus run = RunStatus.of(names.job(7), 7, "5pec", RunTrigger.Spec, "2026-03-01T12:00:00Z");
    compare(
        "executors", "out-job.yaml", new TrainingJob(model, names, installation()).desired(run));
    List<HasMetadata> objects = new ExecutorObjects(model, names, installation()).desired(7);
    assertThat(objects).hasSize(4);
    compare("executors", "out-driver-account.yaml", objects.get(0));
    compare("executors", "out-executor-account.yaml", objects.get(1));
    compare("executors", "out-role-binding.yaml", objects.get(2));
    ConfigMap template = (ConfigMap) objects.get(3);
    Pod pod = Serialization.unmarshal(template.getData().get("pod.yaml"), Pod.class);
    compare("executors", "out-executor.yaml", pod);
    template.setData(Map.of("pod.yaml", "out-executor.yaml"));
    compare("executors", "out-template.yaml", template);
  }

  @ParameterizedTest
  @ValueSource(strings = {"smallest", "full"})
  void nothingMoreIsMadeWithoutExecutors(String scenario) throws IOException {
    ModelNames names = ModelNames.of("shop", "movies", "");
    assertThat(new ExecutorObjects(model(scenario), names, installation()).desired(7)).isEmpty();
  }

  private static TrainingInstallation installation() {
    return new TrainingInstallation(
        "training:1", List.of("registry"), "ClusterRole", "recommender-operator-training");
  }

  @Test
  void onlyWhatGoesIntoThePodsChangesTheHashOfTheirInputs() throws IOException {
    String before = hash(m -> m);
    assertThat(hash(m -> replace(m, "minimumAudience: 30", "minimumAudience: 31")))
        .isNotEqualTo(before);
    assertThat(hash(m -> replace(m, "consent: Required, ", ""))).isNotEqualTo(before);
    assertThat(hash(m -> replace(m, "eventRetentionDays: 30, ", ""))).isNotEqualTo(before);
    assertThat(hash(m -> replace(m, "https://shop.example", "*"))).isNotEqualTo(before);
    assertThat(hash(m -> replace(m, "memory: 512Mi", "memory: 1Gi"))).isNotEqualTo(before);
    assertThat(hash(m -> replace(m, "es-login", "other"))).isNotEqualTo(before);
    assertThat(hash(m -> replace(m, "rank: 8", "rank: 9"))).isEqualTo(before);
    assertThat(hash(m -> replace(m, "timeout: 1h30m", "timeout: 2h"))).isEqualTo(before);
  }

  private static String hash(Function<String, String> change) throws IOException {
    String yaml = change.apply(Files.readString(path("full", "in-model.yaml")));
    var model = Serialization.unmarshal(yaml, RecommenderModel.class);
    return service(model, ModelNames.of("shop", "movies", "")).inputsHash();
  }

  private static ServiceDeployment service(RecommenderModel model, ModelNames names) {
    return new ServiceDeployment(model, names, List.of("mirror"));
  }

  private static String replace(String text, String from, String to) {
    assertThat(text).contains(from);
    return text.replace(from, to);
  }

  private static boolean isScaled(RecommenderModel model) {
    return model.getSpec().serving().autoscaling() != null;
  }

  private static void compareAll(String scenario, Companions companions) throws IOException {
    List<Object> expected =
        YAML.readerFor(JsonNode.class)
            .readValues(Files.readString(path(scenario, "out-companions.yaml")))
            .readAll();
    List<JsonNode> desired = new ArrayList<>();
    for (HasMetadata companion : companions.desired(7)) {
      desired.add(YAML.readTree(Serialization.asYaml(companion)));
    }
    assertThat(desired).as(scenario).hasSameSizeAs(expected);
    assertThat(Set.<Object>copyOf(desired)).as(scenario).isEqualTo(Set.copyOf(expected));
  }

  private static RecommenderModel model(String scenario) throws IOException {
    return Serialization.unmarshal(
        Files.readString(path(scenario, "in-model.yaml")), RecommenderModel.class);
  }

  private static void compare(String scenario, String file, HasMetadata desired)
      throws IOException {
    JsonNode expected = YAML.readTree(Files.readString(path(scenario, file)));
    assertThat(YAML.readTree(Serialization.asYaml(desired)))
        .as("%s/%s", scenario, file)
        .isEqualTo(expected);
  }

  private static Path path(String scenario, String file) {
    return Path.of("src/test/resources/desired", scenario, file);
  }
}
