package dev.recommender.training;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.RuleOutcome;
import dev.recommender.training.clean.TimeWindow;
import dev.recommender.training.evaluate.Split;
import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.features.Features;
import dev.recommender.training.load.DatasetFiles;
import dev.recommender.training.load.RawTables;
import dev.recommender.training.people.Departures;
import dev.recommender.training.people.FrozenPeople;
import dev.recommender.training.people.LiveVersions;
import dev.recommender.training.people.People;
import dev.recommender.training.people.PeopleSnapshot;
import dev.recommender.training.people.Pseudonyms;
import dev.recommender.training.publish.DataCatalogue;
import dev.recommender.training.publish.ModelVersion;
import dev.recommender.training.publish.Published;
import dev.recommender.training.publish.Publisher;
import dev.recommender.training.publish.VersionClaim;
import dev.recommender.training.publish.VersionStore;
import dev.recommender.training.train.FactorSolver;
import dev.recommender.training.train.SolverProgress;
import dev.recommender.training.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The stages of a run, in order; the only class that sees them all. */
final class TrainingPipeline {

  private final TrainingArguments arguments;
  private final Stores stores;
  private final Compute compute;
  private final Interruption interruption;
  private final Clock clock;
  private final Progress progress;
  private @Nullable SparkSession session;

  /** What a run reads and writes besides the data set. */
  record Stores(VersionStore versions, People people, LiveVersions live) {}

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
      Pseudonyms pseudonyms = Pseudonyms.fromFile(Path.of(arguments.privacy().pseudonymKeyFile()));
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
        SparkSessions.quiesce(session);
      }
      claim.abandon(failure, stage().label());
      throw failure;
    }
  }

  private Manifest train(Pseudonyms pseudonyms) throws IOException {
    enter(Stage.LOAD, 1);
    DatasetFiles files = DatasetFiles.open(arguments.dataset(), compute.scratch());
    SparkSession spark = startSpark();
    try (FrozenPeople frozen = stores.people().freeze(clock.instant(), pseudonyms.keyId())) {
      PeopleSnapshot people =
          PeopleSnapshot.of(
              frozen,
              JavaSparkContext.fromSparkContext(spark.sparkContext()),
              arguments.privacy().rules());
      return train(spark, files, people, pseudonyms);
    }
  }

  private Manifest train(
      SparkSession spark, DatasetFiles files, PeopleSnapshot people, Pseudonyms pseudonyms)
      throws IOException {
    enter(Stage.CLEAN, 2);
    TimeWindow window = TimeWindow.until(clock.instant());
    CleanData data = CleanData.of(RawTables.read(spark, files), pseudonyms, people, window);
    if (arguments.model().split() == Split.TEMPORAL) {
      data.requireTimes();
    }
    Live live = live(data, pseudonyms.keyId());
    List<RuleOutcome> quality =
        arguments.contract().check(data.report(), live.profile(), clock.instant());
    enter(Stage.FEATURES, 1);
    Features features = Features.of(data, arguments.model().positiveRating());
    Trainer trainer =
        new Trainer(compute.solver().apply(spark, progress), arguments.model().positiveRating());
    Fitted fitted =
        new Fitting(arguments.model(), data, trainer, progress, clock).fit(live.model());
    ModelVersion version =
        new ModelVersion(data, features, fitted.factors(), fitted.audiences(), fitted.rule());
    enter(Stage.PUBLISH, 8);
    Departures departures = new Departures(stores.people(), people, pseudonyms.keyId(), clock);
    Published published =
        new Publisher(stores.versions(), arguments.indices()).publish(version, departures);
    return new Manifest(
        arguments.with(fitted.parameters()),
        new Lineage(files.hash(), pseudonyms.keyId(), people.contents()),
        version,
        fitted,
        published,
        quality);
  }

  private Live live(CleanData data, String keyId) {
    Integer version = arguments.liveVersion();
    boolean explicit = arguments.model().als().explicit();
    return version == null ? Live.NONE : Live.read(stores.live(), version, keyId, data, explicit);
  }

  private SparkSession startSpark() {
    SparkSession spark = compute.spark().get();
    session = spark;
    SparkSessions.group(spark, arguments.run().runId());
    spark.sparkContext().addSparkListener(progress);
    return spark;
  }

  private void enter(Stage stage, int jobs) {
    progress.enter(stage, jobs, clock.instant());
  }
}
