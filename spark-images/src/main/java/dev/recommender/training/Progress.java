package dev.recommender.training;

import dev.recommender.training.train.SolverProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the run is: its stage, and how much of it is done, by the ends of Spark's jobs or by what
 * the solver says. Time only serves to foretell the end.
 */
final class Progress extends SparkListener implements SolverProgress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  /** What sums of shares may fall short by. */
  private static final double ROUNDING = 1e-9;

  private final int searchTrials;
  private @Nullable Instant started;
  private Instant began = Instant.EPOCH;
  private Stage stage = Stage.CLAIM;

  /** Jobs, or solutions, that the stage is made of. */
  private int parts = 1;

  private boolean solving;
  private int endedJobs;
  private int solved;
  private double solution;
  private int iteration;
  private int iterations;
  private double reached;

  Progress(int searchTrials) {
    this.searchTrials = searchTrials;
  }

  /** Begins a stage of so many jobs; ends the stage before. */
  synchronized void enter(Stage next, int jobs, Instant now) {
    begin(next, jobs, now);
    solving = false;
  }

  /** Begins a stage in which the solver is called so many times. */
  synchronized void enterSolving(Stage next, int solutions, Instant now) {
    begin(next, solutions, now);
    solving = true;
  }

  private void begin(Stage next, int expected, Instant now) {
    end(now);
    started = started == null ? now : started;
    stage = next;
    began = now;
    parts = expected;
    endedJobs = 0;
    solved = 0;
    solution = 0;
    advance();
  }

  /** Ends the last stage. */
  synchronized void end(Instant now) {
    if (started == null) {
      return;
    }
    LOG.atInfo()
        .addKeyValue("stage", stage.label())
        .addKeyValue("durationMs", Duration.between(began, now).toMillis())
        .addKeyValue("jobs", endedJobs)
        .log("stage ended");
  }

  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd event) {
    endedJobs++;
    advance();
  }

  @Override
  public synchronized void at(int ended, int of, double fraction) {
    iteration = ended;
    iterations = of;
    solution = fraction;
    advance();
  }

  /** One of the stage's solutions has been found, and used. */
  synchronized void solved() {
    solved++;
    solution = 0;
    advance();
  }

  /** Never back: events may come late. */
  private void advance() {
    double fraction = (solving ? solved + solution : endedJobs) / parts;
    reached = Math.max(reached, stage.done(fraction, searchTrials));
  }

  synchronized Stage stage() {
    return stage;
  }

  synchronized ProgressState state(Instant now) {
    return new ProgressState(
        stage, (int) (100 * reached + ROUNDING), iteration, iterations, expectedEnd(now));
  }

  /** As if the rest took as long as what is done, by its share. */
  private @Nullable Instant expectedEnd(Instant now) {
    boolean known = iteration > 0 || solved > 0 || stage.compareTo(Stage.TRAIN) > 0;
    if (!known || started == null) {
      return null;
    }
    double elapsed = Duration.between(started, now).toMillis();
    return started.plusMillis(Math.round(elapsed / reached)).truncatedTo(ChronoUnit.SECONDS);
  }
}
