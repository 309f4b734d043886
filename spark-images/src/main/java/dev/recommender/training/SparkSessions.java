package dev.recommender.training;

import dev.recommender.training.executors.ExecutorArrival;
import dev.recommender.training.executors.ExecutorPods;
import dev.recommender.training.failure.RunFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts Spark, everything it writes here below one folder, and ends its jobs. */
final class SparkSessions {
  private static final Logger LOG = LoggerFactory.getLogger(SparkSessions.class);
  private static final int SHUFFLE_PARTITIONS = 4;

  /** Spark refuses to start with less. */
  private static final long LEAST_HEAP = 450L << 20;

  private static final Duration QUIESCENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(20);

  private SparkSessions() {}

  /** Ready to work: with executors, the first of them is there. */
  static SparkSession start(SparkArguments arguments, Path scratch) {
    if (Runtime.getRuntime().maxMemory() < LEAST_HEAP) {
      throw RunFailure.memory(
          "starting Spark: the heap is %d MiB, expected at least %d MiB"
              .formatted(Runtime.getRuntime().maxMemory() >> 20, LEAST_HEAP >> 20),
          null);
    }
    SparkSession.Builder builder = builder(scratch);
    arguments.conf().forEach(builder::config);
    ExecutorPods executors = arguments.executors();
    return executors == null
        ? local(builder, arguments.driverCores(), scratch)
        : withExecutors(builder, executors, arguments);
  }

  private static SparkSession.Builder builder(Path scratch) {
    return SparkSession.builder()
        .appName("recommender-training")
        .config("spark.ui.enabled", false)
        // Its debugger needs a class that JDK 24 removed: the task would die and the job hang.
        .config("spark.serializer.extraDebugInfo", false)
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", SHUFFLE_PARTITIONS)
        // Decides partitions by what it measures: sums would come out differently.
        .config("spark.sql.adaptive.enabled", false)
        .config("spark.sql.warehouse.dir", scratch.resolve("warehouse").toString());
  }

  private static SparkSession local(SparkSession.Builder builder, int cores, Path scratch) {
    SparkSession spark =
        builder
            .master("local[%d]".formatted(cores))
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.local.dir", scratch.resolve("spark").toString())
            // A search trains often: what is checkpointed must not pile up.
            .config("spark.cleaner.referenceTracking.cleanCheckpoints", true)
            .getOrCreate();
    spark.sparkContext().setCheckpointDir(scratch.resolve("checkpoints").toString());
    return spark;
  }

  // No checkpoints: no folder is shared. No spark.local.dir: it would be mounted into executors.
  private static SparkSession withExecutors(
      SparkSession.Builder builder, ExecutorPods executors, SparkArguments arguments) {
    executors.conf(arguments.apiServer(), arguments.conf()).forEach(builder::config);
    SparkSession spark = ExecutorArrival.starting(builder::getOrCreate);
    new ExecutorArrival(executors).await(spark.sparkContext());
    return spark;
  }

  /** From here on, cancelling a job interrupts its tasks. */
  static void group(SparkSession spark, String run) {
    spark.sparkContext().setJobGroup(run, "training", true);
  }

  /** Cancels all jobs and waits, within limits, until no task runs any more. */
  static void quiesce(SparkSession spark) {
    if (spark.sparkContext().isStopped()) {
      return;
    }
    long deadline = System.nanoTime() + QUIESCENCE.toNanos();
    spark.sparkContext().cancelAllJobs();
    passThroughScheduler(spark);
    while (runningTasks(spark) > 0 && System.nanoTime() - deadline < 0) {
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** Cancelling is only queued when it returns; a job queued behind it ends after it. */
  private static void passThroughScheduler(SparkSession spark) {
    try {
      JavaSparkContext.fromSparkContext(spark.sparkContext())
          .parallelize(List.of(0), 1)
          .countAsync()
          .get(QUIESCENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      LOG.atWarn().setCause(e).log("tasks may still run");
    }
  }

  private static int runningTasks(SparkSession spark) {
    return Arrays.stream(spark.sparkContext().statusTracker().getExecutorInfos())
        .mapToInt(SparkExecutorInfo::numRunningTasks)
        .sum();
  }
}
