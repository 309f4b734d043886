package dev.recommender.training;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.evaluate.Evaluation;
import dev.recommender.training.evaluate.Evaluator;
import dev.recommender.training.evaluate.HoldOut;
import dev.recommender.training.evaluate.StarEvaluation;
import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.features.Features;
import dev.recommender.training.load.DatasetFiles;
import dev.recommender.training.load.RawTables;
import dev.recommender.training.people.People;
import dev.recommender.training.people.Pseudonyms;
import dev.recommender.training.publish.ModelVersion;
import dev.recommender.training.publish.Published;
import dev.recommender.training.publish.Publisher;
import dev.recommender.training.publish.VersionClaim;
import dev.recommender.training.publish.VersionStore;
import dev.recommender.training.train.AlsParameters;
import dev.recommender.training.train.AudienceRule;
import dev.recommender.training.train.Audiences;
import dev.recommender.training.train.FactorSolver;
import dev.recommender.training.train.FactoredUser;
import dev.recommender.training.train.Factors;
import dev.recommender.training.train.ParameterSearch;
import dev.recommender.training.train.SolverProgress;
import dev.recommender.training.train.Trainer;
import dev.recommender.training.train.TrainingPart;
import dev.recommender.training.train.Withheld;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The stages of a run, in order; the only class that sees them all. */
final class TrainingPipeline {
  private static final String RMSE = "Rmse";
  private static final double LEAST_STARS = 0.5;

  private final TrainingArguments arguments;
  private final Stores stores;
  private final Compute compute;
  private final Interruption interruption;
  private final Clock clock;
  private final Progress progress;
  private @Nullable SparkSession session;

  /** What a run reads and writes besides the data set. */
  record Stores(VersionStore versions, People people) {}

  /** What a run computes with; Spark is started when it is first needed. */
  record Compute(
      Supplier<SparkSession> spark,
      BiFunction<SparkSession, SolverProgress, FactorSolver> solver,
      Path scratch) {}

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
    this.progress = new Progress(arguments.model().searchTrials());
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
    Trainer trainer =
        new Trainer(compute.solver().apply(spark, progress), arguments.model().positiveRating());
    ParameterSearch search = search(data, trainer);
    AlsParameters parameters = search == null ? arguments.model().als() : search.parameters();
    Evaluations evaluations = evaluate(data, trainer, parameters);
    ModelVersion version = refit(data, features, trainer, parameters);
    enter(Stage.PUBLISH, 1);
    Published published =
        new Publisher(stores.versions(), arguments.indices(), stores.people())
            .publish(version, erased);
    return new Manifest(
        arguments.with(parameters),
        files.hash(),
        pseudonyms.keyId(),
        version,
        evaluations,
        search,
        published);
  }

  private SparkSession startSpark() {
    SparkSession spark = compute.spark().get();
    session = spark;
    LocalSpark.group(spark, arguments.run().runId());
    spark.sparkContext().addSparkListener(progress);
    return spark;
  }

  private @Nullable ParameterSearch search(CleanData data, Trainer trainer) {
    int trials = arguments.model().searchTrials();
    if (trials == 0) {
      return null;
    }
    progress.enterSolving(Stage.SEARCH, trials, clock.instant());
    CleanData training = TrainingPart.of(data, holdOut()::heldOut);
    ParameterSearch search =
        ParameterSearch.run(
            arguments.model().als(),
            trials,
            data.catalogue().size(),
            new ParameterSearch.Metric(
                parameters -> score(training, trainer, parameters),
                arguments.model().metric().equals(RMSE)));
    training.histories().unpersist();
    return search;
  }

  /** Of the metric that the gate looks at, on the last part of the training part. */
  private double score(CleanData training, Trainer trainer, AlsParameters parameters) {
    HoldOut validation = holdOut();
    Factors factors = trainer.train(training, validation::heldOut, parameters);
    double score =
        switch (arguments.model().metric()) {
          case RMSE -> StarEvaluation.of(training, factors, validation::heldOut).rmse();
          case "RecallAt20" -> Evaluator.evaluate(training, factors, validation).recallAt20();
          default -> Evaluator.evaluate(training, factors, validation).ndcgAt10();
        };
    factors.release();
    progress.solved();
    return score;
  }

  private Evaluations evaluate(CleanData data, Trainer trainer, AlsParameters parameters) {
    progress.enterSolving(Stage.TRAIN, 1, clock.instant());
    HoldOut holdOut = holdOut();
    Factors factors = trainer.train(data, holdOut::heldOut, parameters);
    enter(Stage.EVALUATE, parameters.explicit() ? 3 : 2);
    Evaluation ranking = Evaluator.evaluate(data, factors, holdOut);
    StarEvaluation stars =
        parameters.explicit() ? StarEvaluation.of(data, factors, holdOut::heldOut) : null;
    factors.release();
    return new Evaluations(ranking, stars);
  }

  /** Of explicit feedback any rating can be held out, of implicit feedback what people liked. */
  private HoldOut holdOut() {
    return new HoldOut(
        arguments.model().als().explicit() ? LEAST_STARS : arguments.model().positiveRating());
  }

  private ModelVersion refit(
      CleanData data, Features features, Trainer trainer, AlsParameters parameters) {
    progress.enterSolving(Stage.REFIT, 1, clock.instant());
    Factors factors = trainer.train(data, Withheld.NOTHING, parameters);
    AudienceRule rule =
        new AudienceRule(
            data.catalogue().genres(),
            data.catalogue().size(),
            trainer.positiveRating(),
            arguments.model().minimumAudience());
    JavaRDD<FactoredUser> people = FactoredUser.join(data.histories(), factors);
    return new ModelVersion(data, features, factors, Audiences.of(people, rule), rule);
  }

  private void enter(Stage stage, int jobs) {
    progress.enter(stage, jobs, clock.instant());
  }
}
