package dev.recommender.training.executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.training.failure.RunFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExecutorPodsTest {
  private static final String API = "https://10.0.0.1:443";

  @Test
  void theDriverIsWhereItsPodIsAndOwnsTheExecutors() {
    assertThat(conf(2048, Map.of()))
        .containsEntry("spark.master", "k8s://" + API)
        .containsEntry("spark.driver.host", "10.1.1.1")
        .containsEntry("spark.driver.port", "7078")
        .containsEntry("spark.driver.blockManager.port", "7079")
        .containsEntry("spark.kubernetes.namespace", "shop")
        .containsEntry("spark.kubernetes.driver.pod.name", "movies-train-v7-x2k4p")
        .containsEntry("spark.kubernetes.executor.podNamePrefix", "movies-train-v7-x2k4p")
        .containsEntry("spark.authenticate", "true")
        .containsEntry("spark.network.crypto.enabled", "true");
  }

  @Test
  void heapAndOverheadAddUpToTheLimitOfThePod() {
    assertThat(conf(4096, Map.of()))
        .containsEntry("spark.executor.memory", "3277m")
        .containsEntry("spark.executor.memoryOverhead", "819m")
        .containsEntry("spark.kubernetes.executor.request.cores", "1500m")
        .containsEntry("spark.executor.cores", "2");
    assertThat(conf(1000, Map.of()))
        .containsEntry("spark.executor.memory", "616m")
        .containsEntry("spark.executor.memoryOverhead", "384m");
  }

  @Test
  void onePartOfTheMemoryMayBeGiven() {
    assertThat(conf(4096, Map.of("spark.executor.memory", "3g")))
        .containsEntry("spark.executor.memory", "3072m")
        .containsEntry("spark.executor.memoryOverhead", "1024m");
    assertThat(conf(4096, Map.of("spark.executor.memoryOverhead", "1g")))
        .containsEntry("spark.executor.memory", "3072m");
  }

  @Test
  void memoryThatDoesNotFitIsRefused() {
    refused(800, Map.of(), "executors have 800 MiB, of which 416 would be heap");
    refused(1024, Map.of("spark.executor.memory", "2g"), "2048 would be heap and -1024 overhead");
    refused(
        4096,
        Map.of("spark.executor.memory", "1g", "spark.executor.memoryOverhead", "1g"),
        "a sum of 4096");
    refused(4096, Map.of("spark.executor.memory", "much"), "spark.executor.memory \"much\"");
  }

  /** Spark refuses a prefix of more than 47 characters; what a pod's name ends with is random. */
  @Test
  void executorsOfALongNameKeepItsEnd() {
    String name = "a-recommender-of-forty-characters-at-mostx-train-v1234-x2k4p";
    assertThat(new DriverPod(name, "shop", "10.1.1.1").executorPrefix())
        .hasSize(47)
        .startsWith("a-recommender-of-forty-characters-at-most")
        .endsWith("-x2k4p");
  }

  @Test
  void anExecutorIsStartedWithWhatTheDriverPutIntoTheEnvironment() {
    Map<String, String> environment =
        Map.of(
            "SPARK_DRIVER_URL", "spark://driver",
            "SPARK_EXECUTOR_ID", "3",
            "SPARK_EXECUTOR_CORES", "2",
            "SPARK_APPLICATION_ID", "spark-1",
            "SPARK_EXECUTOR_POD_IP", "10.1.1.2",
            "SPARK_RESOURCE_PROFILE_ID", "0",
            "SPARK_EXECUTOR_POD_NAME", "x-exec-3");
    assertThat(ExecutorProcess.arguments(environment))
        .containsSubsequence("--driver-url", "spark://driver", "--executor-id", "3", "--cores", "2")
        .containsSubsequence("--hostname", "10.1.1.2", "--podName", "x-exec-3");
    assertThatThrownBy(() -> ExecutorProcess.arguments(Map.of()))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("the environment variable SPARK_DRIVER_URL is missing");
  }

  private static void refused(int mib, Map<String, String> given, String message) {
    assertThatThrownBy(() -> conf(mib, given))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining(message);
  }

  private static Map<String, String> conf(int mib, Map<String, String> given) {
    return new ExecutorPods(
            2,
            "1500m",
            mib,
            "training:1",
            "movies-executor",
            Path.of("/etc/pod.yaml"),
            new DriverPod("movies-train-v7-x2k4p", "shop", "10.1.1.1"),
            Duration.ofSeconds(1))
        .conf(API, given);
  }
}
