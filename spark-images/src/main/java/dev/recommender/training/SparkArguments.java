package dev.recommender.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.training.executors.DriverPod;
import dev.recommender.training.executors.ExecutorPods;
import dev.recommender.training.failure.RunFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How Spark runs.
 *
 * @param driverCores threads that work without executors
 * @param executors null: everything in this process
 * @param apiServer address of Kubernetes; empty outside of a pod
 * @param conf further settings, from an allow list
 */
record SparkArguments(
    int driverCores, @Nullable ExecutorPods executors, String apiServer, Map<String, String> conf) {
  /** The same as in the custom resource's schema. */
  private static final Pattern ALLOWED =
      Pattern.compile(
          "spark[.](executor[.]memory(Overhead)?|memory[.].+|shuffle[.].+|sql[.].+|dynamicAllocation[.].+)");

  /** Other values would change what is counted, or write where nothing can be written. */
  private static final Set<String> FIXED =
      Set.of("spark.sql.session.timeZone", "spark.sql.warehouse.dir");

  private static final List<String> OF_EXECUTORS =
      List.of(
          "executor-cpu",
          "executor-memory-mib",
          "executor-image",
          "executor-service-account",
          "executor-pod-template",
          "executor-wait-seconds");
  private static final int WAIT_SECONDS = 120;

  static SparkArguments parse(Flags flags, Map<String, String> environment) {
    int executors = flags.integer("executors", 0, 0);
    if (executors == 0) {
      OF_EXECUTORS.forEach(name -> flags.withoutEffect(name, "--executors=0"));
    }
    return new SparkArguments(
        flags.integer("driver-cores", 1, Runtime.getRuntime().availableProcessors()),
        executors == 0 ? null : executors(flags, executors, environment),
        executors == 0 ? "" : apiServer(environment),
        conf(flags));
  }

  /** In this process, with nothing but the run's own settings. */
  static SparkArguments local(int cores) {
    return new SparkArguments(cores, null, "", Map.of());
  }

  private static ExecutorPods executors(
      Flags flags, int instances, Map<String, String> environment) {
    return new ExecutorPods(
        instances,
        flags.text("executor-cpu"),
        flags.integer("executor-memory-mib", 1),
        flags.text("executor-image"),
        flags.text("executor-service-account"),
        Path.of(flags.text("executor-pod-template")),
        new DriverPod(
            variable(environment, "POD_NAME"),
            variable(environment, "POD_NAMESPACE"),
            variable(environment, "POD_IP")),
        Duration.ofSeconds(flags.integer("executor-wait-seconds", 1, WAIT_SECONDS)));
  }

  private static String apiServer(Map<String, String> environment) {
    String host = variable(environment, "KUBERNETES_SERVICE_HOST");
    return "https://%s:%s"
        .formatted(
            host.contains(":") ? "[" + host + "]" : host,
            variable(environment, "KUBERNETES_SERVICE_PORT"));
  }

  private static String variable(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      throw RunFailure.configuration(
          "InvalidArgument",
          "argument --executors needs the environment variable %s, which is missing: expected to run in a pod"
              .formatted(name));
    }
    return value;
  }

  private static Map<String, String> conf(Flags flags) {
    String json = flags.optional("spark-conf");
    Map<String, String> conf = json == null ? Map.of() : parsed(json);
    conf.keySet()
        .forEach(key -> {
          if (!ALLOWED.matcher(key).matches() || FIXED.contains(key)) {
            throw RunFailure.configuration(
                "InvalidArgument",
                "argument --spark-conf sets \"%s\", expected only keys of memory, shuffle, sql and dynamicAllocation, without %s"
                    .formatted(key, FIXED.stream().sorted().toList()));
          }
        });
    return conf;
  }

  private static Map<String, String> parsed(String json) {
    try {
      return new ObjectMapper().readValue(json, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw Flags.invalid("spark-conf", json, "an object of texts in JSON");
    }
  }
}
