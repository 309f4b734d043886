package dev.recommender.training.train;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;

/**
 * Reads MLlib's progress from Spark's stages. Jobs say little: explicit ALS is one job between two
 * checkpoints. But each half step, of either feedback, sends its factors through one shuffle, after
 * three that spread the ratings.
 */
final class MllibIterations extends SparkListener implements AutoCloseable {
  private static final String PROPERTY = "recommender.solution";
  private static final int PREPARING = 3;

  private final String solution = UUID.randomUUID().toString();
  private final Set<Integer> stages = new HashSet<>();
  private final SparkContext spark;
  private final int iterations;
  private final SolverProgress progress;
  private int shuffles;
  private boolean closed;

  /** Listens to what this thread runs from here on. */
  MllibIterations(SparkContext spark, int iterations, SolverProgress progress) {
    this.spark = spark;
    this.iterations = iterations;
    this.progress = progress;
    progress.at(0, iterations, 0);
    spark.setLocalProperty(PROPERTY, solution);
    spark.addSparkListener(this);
  }

  /** Events come late: only those of this solution count, and a stage that is repeated once. */
  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted event) {
    boolean own = solution.equals(event.properties().getProperty(PROPERTY));
    if (own && event.stageInfo().shuffleDepId().isDefined()) {
      stages.add(event.stageInfo().stageId());
    }
  }

  @Override
  public synchronized void onStageCompleted(SparkListenerStageCompleted event) {
    boolean ended = event.stageInfo().failureReason().isEmpty();
    if (!closed && ended && stages.remove(event.stageInfo().stageId())) {
      shuffles++;
      report();
    }
  }

  private void report() {
    int halfSteps = Math.clamp(shuffles - PREPARING, 0, 2 * iterations);
    double whole = PREPARING + 2.0 * iterations;
    progress.at(halfSteps / 2, iterations, Math.min(1, shuffles / whole));
  }

  @Override
  public synchronized void close() {
    closed = true;
    spark.removeSparkListener(this);
    spark.setLocalProperty(PROPERTY, null);
  }
}
