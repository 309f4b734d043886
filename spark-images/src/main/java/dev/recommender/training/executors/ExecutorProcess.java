package dev.recommender.training.executors;

import dev.recommender.training.failure.RunFailure;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend;

/** The process of one executor: what the driver put into the environment becomes arguments. */
public final class ExecutorProcess {
  private static final String JAVA_OPTION = "SPARK_JAVA_OPT_";
  private static final String PROPERTY = "-D";

  private ExecutorProcess() {}

  /** Ends with the JVM. */
  public static void run(Map<String, String> environment) {
    String[] arguments = arguments(environment);
    environment.forEach((name, option) -> {
      if (name.startsWith(JAVA_OPTION) && option.startsWith(PROPERTY)) {
        setProperty(option.substring(PROPERTY.length()));
      }
    });
    KubernetesExecutorBackend.main(arguments);
  }

  static String[] arguments(Map<String, String> environment) {
    return Stream.of(
            "--driver-url", required(environment, "SPARK_DRIVER_URL"),
            "--executor-id", required(environment, "SPARK_EXECUTOR_ID"),
            "--cores", required(environment, "SPARK_EXECUTOR_CORES"),
            "--app-id", required(environment, "SPARK_APPLICATION_ID"),
            "--hostname", required(environment, "SPARK_EXECUTOR_POD_IP"),
            "--resourceProfileId", required(environment, "SPARK_RESOURCE_PROFILE_ID"),
            "--podName", required(environment, "SPARK_EXECUTOR_POD_NAME"))
        .toArray(String[]::new);
  }

  // A running JVM takes no other options.
  private static void setProperty(String option) {
    int equals = option.indexOf('=');
    System.setProperty(
        equals < 0 ? option : option.substring(0, equals),
        equals < 0 ? "" : option.substring(equals + 1));
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null) {
      throw RunFailure.configuration(
          "InvalidArgument",
          "starting an executor: the environment variable %s is missing, expected it from the driver"
              .formatted(name));
    }
    return value;
  }
}
