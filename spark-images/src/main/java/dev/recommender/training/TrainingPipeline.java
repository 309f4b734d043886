package dev.recommender.training;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.evaluate.Evaluation;
import dev.recommender.training.evaluate.Evaluator;
import dev.recommender.training.evaluate.HoldOut;
import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.features.Features;
import dev.recommender.training.load.DatasetFiles;
import dev.recommender.training.load.RawTables;
import dev.recommender.training.people.People;
import dev.recommender.training.people.Pseudonyms;
import dev.recommender.training.publish.DataCatalogue;
import dev.recommender.training.publish.ModelVersion;
import dev.recommender.training.publish.Published;
import dev.recommender.training.publish.Publisher;
import dev.recommender.training.publish.VersionClaim;
import dev.recommender.training.publish.VersionStore;
import dev.recommender.training.train.AudienceRule;
import dev.recommender.training.train.Audiences;
import dev.recommender.training.train.FactorSolver;
import dev.recommender.training.train.FactoredUser;
import dev.recommender.training.train.Factors;
import dev.recommender.training.train.Positive;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The stages of a run, in order; the only class that sees them all. */
final class TrainingPipeline {
  private final TrainingArguments arguments;
  private final Stores stores;
  private final Compute compute;
  private final Interruption interruption;
  private final Clock clock;
  private final Progress progress = new Progress();
  private @Nullable SparkSession session;

  /** What a run reads and writes besides the data set. */
  record Stores(VersionStore versions, People people) {}

  /** What a run computes with; Spark is started when it is first needed. */
  record Compute(
      Supplier<SparkSession> spark, Function<SparkSession, FactorSolver> solver, Path scratch) {}

  TrainingPipeline(
      TrainingArguments arguments,
      Stores stores,
      Compute compute,
      Interruption interruption,
      Clock clock) {
    this.arguments = arguments;
    this.stores = stores;
    this.compute = compute;
    this.interruption = interruption;
    this.clock = clock;
  }

  /** The stage that is running, or that failed. */
  Stage stage() {
    return progress.stage();
  }

  /** Publishes a version, or throws a {@link RunFailure} and leaves no index behind. */
  RunReport run() {
    VersionClaim claim =
        new VersionClaim(stores.versions(), arguments.run(), arguments.indices(), clock);
    try {
      enter(Stage.CLAIM, 1);
      Pseudonyms pseudonyms = Pseudonyms.fromFile(Path.of(arguments.pseudonymKeyFile()));
      claim.take(arguments.layout(), Manifest.parameters(arguments));
      Manifest manifest;
      try (ProgressReporter reporter = new ProgressReporter(progress, stores.versions(), clock)) {
        reporter.start();
        manifest = train(pseudonyms);
      }
      new DataCatalogue(manifest.catalogue(clock.instant())).writeTo(stores.versions());
      if (interruption.shield()) {
        throw RunFailure.terminated();
      }
      claim.complete(manifest.fields());
      progress.end(clock.instant());
      return manifest.report();
    } catch (Throwable e) {
      // Throwable: Spark throws checked exceptions that it does not declare.
      RunFailure failure = interruption.shield() ? RunFailure.terminated() : RunFailure.of(e);
      if (session != null) {
        // A task that still writes would bring back an index that is deleted below.
        LocalSpark.quiesce(session);
      }
      claim.abandon(failure, stage().label());
      throw failure;
    }
  }

  private Manifest train(Pseudonyms pseudonyms) throws IOException {
    enter(Stage.LOAD, 1);
    DatasetFiles files = DatasetFiles.open(arguments.dataset(), compute.scratch());
    Set<String> erased = stores.people().erased();
    SparkSession spark = startSpark();
    enter(Stage.CLEAN, 5);
    CleanData data = CleanData.of(RawTables.read(spark, files), pseudonyms, erased);
    enter(Stage.FEATURES, 1);
    Features features = Features.of(data, arguments.model().positiveRating());
    arguments.contract().check(features.counts());
    FactorSolver solver = compute.solver().apply(spark);
    Evaluation evaluation = evaluate(data, solver);
    ModelVersion version = refit(data, features, solver);
    enter(Stage.PUBLISH, 8);
    Published published =
        new Publisher(stores.versions(), arguments.indices(), stores.people())
            .publish(version, erased);
    return new Manifest(
        arguments, files.hash(), pseudonyms.keyId(), version, evaluation, published);
  }

  private SparkSession startSpark() {
    SparkSession spark = compute.spark().get();
    session = spark;
    LocalSpark.group(spark, arguments.run().runId());
    spark.sparkContext().addSparkListener(progress);
    return spark;
  }

  private Evaluation evaluate(CleanData data, FactorSolver solver) {
    enter(Stage.TRAIN, solverJobs());
    HoldOut holdOut = new HoldOut(arguments.model().positiveRating());
    Factors factors = solve(solver, data, holdOut.trainingPart(data.histories()));
    enter(Stage.EVALUATE, 2);
    Evaluation evaluation = Evaluator.evaluate(data, factors, holdOut);
    factors.users().unpersist();
    return evaluation;
  }

  private ModelVersion refit(CleanData data, Features features, FactorSolver solver) {
    enter(Stage.REFIT, solverJobs() + 1);
    double positiveRating = arguments.model().positiveRating();
    Factors factors = solve(solver, data, new HoldOut(positiveRating).everything(data.histories()));
    AudienceRule rule =
        new AudienceRule(
            data.catalogue().genres(),
            data.catalogue().size(),
            positiveRating,
            arguments.model().minimumAudience());
    JavaRDD<FactoredUser> people = FactoredUser.join(data.histories(), factors);
    return new ModelVersion(data, features, factors, Audiences.of(people, rule), rule);
  }

  private Factors solve(FactorSolver solver, CleanData data, JavaRDD<Positive> positives) {
    return solver.solve(positives, data.catalogue().size(), arguments.model().als());
  }

  private void enter(Stage stage, int jobs) {
    progress.enter(stage, jobs, clock.instant());
  }

  /** MLlib runs two jobs per iteration, and some before and after. */
  private int solverJobs() {
    return 2 * arguments.model().als().maxIter() + 6;
  }
}
