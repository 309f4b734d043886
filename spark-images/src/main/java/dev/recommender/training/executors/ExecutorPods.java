package dev.recommender.training.executors;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The executor pods that a run asks for.
 *
 * @param cpu what each requests, as a Kubernetes quantity
 * @param memoryMib the limit of each
 * @param template file of a pod with a container {@code executor}: what Spark's settings cannot say
 * @param patience how long the first may take to arrive
 */
public record ExecutorPods(
    int instances,
    String cpu,
    int memoryMib,
    String image,
    String serviceAccount,
    Path template,
    DriverPod driver,
    Duration patience) {
  static final String CONTAINER = "executor";
  private static final String DRIVER_PORT = "7078";
  private static final String BLOCK_MANAGER_PORT = "7079";

  // Without these Spark wants rights on ConfigMaps, Services and PersistentVolumeClaims.
  private static final Map<String, String> LEAST_RIGHTS =
      Map.of(
          "spark.kubernetes.executor.disableConfigMap", "true",
          "spark.kubernetes.driver.service.deleteOnTermination", "false",
          "spark.kubernetes.driver.ownPersistentVolumeClaim", "false",
          "spark.kubernetes.driver.reusePersistentVolumeClaim", "false");

  // An API server that is busy is waited for: the defaults of ten seconds end the run at its start.
  private static final Map<String, String> PATIENT =
      Map.of(
          "spark.kubernetes.driver.connectionTimeout", "60000",
          "spark.kubernetes.driver.requestTimeout", "60000");

  // Tasks carry the pseudonym key and the way into Elasticsearch; shuffles carry what people did.
  private static final Map<String, String> PRIVATE =
      Map.of("spark.authenticate", "true", "spark.network.crypto.enabled", "true");

  /** Spark's settings for them. */
  public Map<String, String> conf(String apiServer, Map<String, String> given) {
    Map<String, String> conf = new HashMap<>(ofDriver());
    conf.put("spark.master", "k8s://" + apiServer);
    conf.put("spark.kubernetes.container.image", image);
    conf.put("spark.kubernetes.authenticate.executor.serviceAccountName", serviceAccount);
    conf.put("spark.kubernetes.executor.podTemplateFile", template.toString());
    conf.put("spark.kubernetes.executor.podTemplateContainerName", CONTAINER);
    conf.putAll(size(given));
    conf.putAll(LEAST_RIGHTS);
    conf.putAll(PATIENT);
    conf.putAll(PRIVATE);
    return conf;
  }

  private Map<String, String> ofDriver() {
    return Map.of(
        "spark.driver.host", driver.address(),
        "spark.driver.bindAddress", "0.0.0.0",
        "spark.driver.port", DRIVER_PORT,
        "spark.driver.blockManager.port", BLOCK_MANAGER_PORT,
        "spark.kubernetes.namespace", driver.namespace(),
        "spark.kubernetes.driver.pod.name", driver.name(),
        "spark.kubernetes.executor.podNamePrefix", driver.executorPrefix());
  }

  private Map<String, String> size(Map<String, String> given) {
    ExecutorMemory memory = ExecutorMemory.of(memoryMib, given);
    return Map.of(
        "spark.executor.instances",
        Integer.toString(instances),
        "spark.executor.cores",
        Integer.toString(cores()),
        "spark.kubernetes.executor.request.cores",
        cpu,
        ExecutorMemory.HEAP,
        memory.heap() + "m",
        ExecutorMemory.OVERHEAD,
        memory.overhead() + "m",
        // Expanded by the executor's kubelet: the driver's does not know the variable.
        "spark.executorEnv.JDK_JAVA_OPTIONS",
        "-Xmx$(SPARK_EXECUTOR_MEMORY)");
  }

  private int cores() {
    return new Quantity(cpu).getNumericalAmount().setScale(0, RoundingMode.CEILING).intValueExact();
  }
}
