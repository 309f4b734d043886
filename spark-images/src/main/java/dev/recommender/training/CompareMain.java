package dev.recommender.training;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.TimeWindow;
import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.load.DatasetFiles;
import dev.recommender.training.load.RawTables;
import dev.recommender.training.people.PeopleSnapshot;
import dev.recommender.training.people.Pseudonyms;
import dev.recommender.training.train.MllibFactorSolver;
import dev.recommender.training.train.Trainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entry point of a command that compares models on a data set and prints tables in Markdown;
 * nothing is published, and no Elasticsearch is needed.
 */
public final class CompareMain {
  private static final Logger LOG = LoggerFactory.getLogger(CompareMain.class);

  /** Pseudonyms are only hashed and never leave this process. */
  private static final Pseudonyms PSEUDONYMS =
      new Pseudonyms("compare".getBytes(StandardCharsets.UTF_8));

  private CompareMain() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    try (Scratch scratch = Scratch.create()) {
      CompareArguments arguments = CompareArguments.parse(new Flags(args), System.getenv());
      SparkSession spark =
          SparkSessions.start(SparkArguments.local(arguments.driverCores()), scratch.path());
      DatasetFiles files = DatasetFiles.open(arguments.dataset(), scratch.path());
      System.out.println(compare(spark, files, arguments));
      spark.stop();
      return 0;
    } catch (Exception e) {
      RunFailure failure = RunFailure.of(e);
      LOG.atError().setCause(failure.getCause()).log(failure.sentence());
      return failure.category().exitCode();
    }
  }

  private static Trainer trainer(SparkSession spark, CompareArguments arguments) {
    return new Trainer(
        new MllibFactorSolver(spark, (ended, of, fraction) -> {}), arguments.positiveRating());
  }

  private static String compare(SparkSession spark, DatasetFiles files, CompareArguments arguments)
      throws IOException {
    Instant now = Clock.systemUTC().instant();
    CleanData data =
        CleanData.of(
            RawTables.read(spark, files),
            PSEUDONYMS,
            PeopleSnapshot.ofNobody(now),
            TimeWindow.until(now));
    data.requireTimes();
    Comparison comparison = new Comparison(data, trainer(spark, arguments), arguments);
    CompareArguments.Grid grid = arguments.sweep();
    return grid == null ? comparison.tables() : comparison.sweep(grid);
  }
}
