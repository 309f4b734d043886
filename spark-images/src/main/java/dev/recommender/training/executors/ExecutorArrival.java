package dev.recommender.training.executors;

import dev.recommender.training.failure.RunFailure;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Waits until the first executor has registered. Spark itself waits for ever, whether pods find no
 * place, are refused, or have no image.
 */
public final class ExecutorArrival {
  private static final Duration POLL = Duration.ofMillis(200);

  private final ExecutorPods pods;

  public ExecutorArrival(ExecutorPods pods) {
    this.pods = pods;
  }

  /** Names it when Kubernetes does not even let Spark look for its own pod. */
  public static SparkSession starting(Supplier<SparkSession> start) {
    try {
      return start.get();
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof KubernetesClientException refused) {
          throw RunFailure.noExecutors("starting Spark: " + ExecutorTroubles.of(refused));
        }
      }
      throw e;
    }
  }

  /** Fails with what the API server says about the pods. */
  public void await(SparkContext spark) {
    long start = System.nanoTime();
    while (!arrived(spark)) {
      if (System.nanoTime() - start > pods.patience().toNanos()) {
        throw RunFailure.noExecutors(
            "waiting for executors: none of %d registered within %d s: %s"
                .formatted(
                    pods.instances(),
                    pods.patience().toSeconds(),
                    ExecutorTroubles.of(pods, spark.applicationId())));
      }
      if (Thread.currentThread().isInterrupted()) {
        throw RunFailure.terminated();
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  // The driver counts as one.
  private static boolean arrived(SparkContext spark) {
    return spark.statusTracker().getExecutorInfos().length > 1;
  }
}
