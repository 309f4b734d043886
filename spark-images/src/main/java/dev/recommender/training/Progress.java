package dev.recommender.training;

import java.time.Duration;
import java.time.Instant;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the run is: its stage, and how many of the Spark jobs the stage is known to need ended. */
final class Progress extends SparkListener {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  private Stage stage = Stage.CLAIM;
  private Instant began = Instant.EPOCH;
  private int expectedJobs = 1;
  private int endedJobs;

  /** Ends the stage before. */
  synchronized void enter(Stage next, int jobs, Instant now) {
    end(now);
    stage = next;
    began = now;
    expectedJobs = jobs;
    endedJobs = 0;
  }

  /** Ends the last stage. */
  synchronized void end(Instant now) {
    if (began.equals(Instant.EPOCH)) {
      return;
    }
    Duration duration = Duration.between(began, now);
    LOG.atInfo()
        .addKeyValue("stage", stage.label())
        .addKeyValue("durationMs", duration.toMillis())
        .addKeyValue("jobs", endedJobs)
        .log("stage ended");
  }

  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd event) {
    endedJobs++;
  }

  synchronized Stage stage() {
    return stage;
  }

  synchronized int percent() {
    return stage.percent((double) endedJobs / expectedJobs);
  }
}
