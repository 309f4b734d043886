package dev.recommender.training;

import dev.recommender.training.evaluate.Metric;
import dev.recommender.training.executors.ExecutorProcess;
import dev.recommender.training.failure.FailureCategory;
import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.people.ElasticsearchConnection;
import dev.recommender.training.people.ElasticsearchPeople;
import dev.recommender.training.people.LiveVersionReader;
import dev.recommender.training.publish.ElasticsearchVersionStore;
import dev.recommender.training.train.MllibFactorSolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entry point of the training container. */
public final class TrainingMain {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingMain.class);
  private static final String EXECUTOR = "executor";
  private static final String MESSAGE_FLAG = "--termination-message-path=";
  private static final String MESSAGE_PATH = "/dev/termination-log";

  private TrainingMain() {}

  /** Trains, or, with the one argument {@code executor}, works for a driver elsewhere. */
  public static void main(String[] args) {
    if (Arrays.equals(args, new String[] {EXECUTOR})) {
      execute();
      return;
    }
    Interruption interruption = new Interruption(Thread.currentThread());
    interruption.install();
    int exitCode = run(args, interruption);
    interruption.over();
    System.exit(exitCode);
  }

  private static void execute() {
    try {
      ExecutorProcess.run(System.getenv());
    } catch (RunFailure e) {
      LOG.atError().addKeyValue("reason", e.reason()).log(e.sentence());
      System.exit(e.category().exitCode());
    }
  }

  private static int run(String[] args, Interruption interruption) {
    TrainingArguments arguments = null;
    TrainingPipeline pipeline = null;
    Path messagePath = messagePath(args);
    try (Scratch scratch = Scratch.create()) {
      Flags flags = new Flags(args);
      flags.optional("termination-message-path");
      arguments = TrainingArguments.parse(flags, System.getenv());
      try (ElasticsearchConnection connection =
          new ElasticsearchConnection(arguments.elasticsearch())) {
        pipeline = pipeline(arguments, connection, scratch.path(), interruption);
        RunReport report = pipeline.run();
        say(TerminationMessage.of(report), messagePath);
        LOG.atInfo()
            .addKeyValue("runId", arguments.run().runId())
            .addKeyValue("modelVersion", report.version())
            .addKeyValue("ndcgAt10", report.evaluations().ranking().mean(Metric.NDCG_AT_10))
            .addKeyValue("recallAt20", report.evaluations().ranking().mean(Metric.RECALL_AT_20))
            .log("version complete");
        return 0;
      }
    } catch (Throwable e) {
      return fail(RunFailure.of(e), arguments, pipeline, messagePath);
    }
  }

  private static TrainingPipeline pipeline(
      TrainingArguments arguments,
      ElasticsearchConnection connection,
      Path scratch,
      Interruption interruption) {
    return new TrainingPipeline(
        arguments,
        new TrainingPipeline.Stores(
            new ElasticsearchVersionStore(
                connection,
                arguments.elasticsearch(),
                arguments.indices().versions(),
                arguments.run().version()),
            new ElasticsearchPeople(
                connection, arguments.elasticsearch(), arguments.indices().people()),
            new LiveVersionReader(connection, arguments.indices().versions())),
        new TrainingPipeline.Compute(
            () -> SparkSessions.start(arguments.spark(), scratch), MllibFactorSolver::new, scratch),
        interruption,
        Clock.systemUTC());
  }

  private static int fail(
      RunFailure failure,
      @Nullable TrainingArguments arguments,
      @Nullable TrainingPipeline pipeline,
      Path messagePath) {
    Integer version = arguments == null ? null : (Integer) arguments.run().version();
    Stage stage = pipeline == null ? Stage.CLAIM : pipeline.stage();
    say(TerminationMessage.of(failure, version, stage), messagePath);
    LOG.atError()
        .setCause(failure.category() == FailureCategory.INTERNAL ? failure.getCause() : null)
        .addKeyValue("category", failure.category().label())
        .addKeyValue("reason", failure.reason())
        .addKeyValue("stage", stage.label())
        .log(failure.sentence());
    return failure.category().exitCode();
  }

  private static void say(String message, Path path) {
    try {
      Files.writeString(path, message);
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("path", path).log("termination message not written");
    }
  }

  /** Read before all other arguments, because it says where to complain about them. */
  private static Path messagePath(String[] args) {
    return Arrays.stream(args)
        .filter(arg -> arg.startsWith(MESSAGE_FLAG) && arg.length() > MESSAGE_FLAG.length())
        .map(arg -> Path.of(arg.substring(MESSAGE_FLAG.length())))
        .findFirst()
        .orElse(Path.of(MESSAGE_PATH));
  }
}
