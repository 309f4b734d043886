package dev.recommender.quickstart;

import dev.recommender.api.RecommenderModel;
import dev.recommender.platform.LocalPlatform;
import dev.recommender.quickstart.ModelFile.InvalidModelException;
import dev.recommender.stack.LocalRecommender;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One quick start: applies the model file whenever it changes, tells what happens, and prints the
 * first answer.
 */
final class Session {
  private static final String API_KEYS_SECRET = "movies-api-keys";
  private static final long LOOK_MILLIS = 250;

  private final Options options;
  private final LocalRecommender recommender;
  private final LocalPlatform platform;
  private final Path logs;
  private final ModelFile file;
  private final PrintStream out = System.out;
  private Progress progress;
  private boolean settled; // people were told how what was applied last has ended
  private boolean answered;

  Session(Options options, LocalRecommender recommender, Path logs, Path data) {
    this.options = options;
    this.recommender = recommender;
    this.platform = recommender.platform();
    this.logs = logs;
    this.progress = new Progress(out, Instant.now());
    this.file =
        new ModelFile(
            options.model(),
            Map.of(
                "DATASET",
                "file:///data/" + pathSegment(data),
                "ELASTICSEARCH",
                platform.elasticsearchUri().toString()));
  }

  /**
   * Returns the exit code; without {@code --once} only when something fails before the first
   * answer.
   */
  int run() throws IOException, InterruptedException {
    ApiKey key = ApiKey.create(platform.client(), API_KEYS_SECRET);
    ObjectMeta applied;
    try {
      applied = apply();
    } catch (InvalidModelException e) {
      return fail("InvalidSpec", String.valueOf(e.getMessage()));
    }
    OptionalInt code = OptionalInt.empty();
    while (code.isEmpty()) {
      code = settled ? OptionalInt.empty() : look(current(applied), key);
      if (!recommender.operator().isAlive()) {
        return fail(
            "OperatorStopped",
            "the operator exited with %d".formatted(recommender.operator().exitValue()));
      }
      if (file.hasChanged()) {
        applied = applyAgain(applied);
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return code.getAsInt();
  }

  private static String pathSegment(Path data) {
    return Answers.encode(data.toAbsolutePath().normalize().getFileName().toString())
        .replace("+", "%20");
  }

  private OptionalInt look(RecommenderModel model, ApiKey key)
      throws IOException, InterruptedException {
    switch (progress.look(model, Instant.now())) {
      case Progress.Outcome.Working working -> {
        return OptionalInt.empty();
      }
      case Progress.Outcome.Failed failed -> {
        settled = true;
        int code = fail(failed.reason(), failed.message());
        return answered ? OptionalInt.empty() : OptionalInt.of(code);
      }
      case Progress.Outcome.Ready ready -> {
        settled = true;
        answered = true;
        boolean recommended =
            new Guide(platform, model, key, out).recommend(options.title(), !options.once());
        if (!options.once()) {
          out.printf(
              "%nEdit %s to change the model: it is applied again when you save it. Ctrl-C ends everything.%n",
              options.model());
        }
        return options.once() ? OptionalInt.of(recommended ? 0 : 1) : OptionalInt.empty();
      }
    }
  }

  private int fail(String reason, String message) {
    System.err.printf("%n%s: %s%nlogs: %s%n", reason, message, logs);
    return 1;
  }

  private ObjectMeta apply() throws IOException, InvalidModelException {
    return platform
        .client()
        .resource(file.read())
        .fieldManager("quickstart")
        .forceConflicts()
        .serverSideApply()
        .getMetadata();
  }

  private ObjectMeta applyAgain(ObjectMeta before) throws IOException {
    try {
      ObjectMeta applied = apply();
      out.printf("%napplied %s%n", options.model());
      settled = false;
      progress = new Progress(out, Instant.now());
      return applied;
    } catch (InvalidModelException e) {
      out.printf("%nnot applied: %s%n", e.getMessage());
      return before;
    }
  }

  private RecommenderModel current(ObjectMeta applied) {
    return platform
        .client()
        .resources(RecommenderModel.class)
        .inNamespace(applied.getNamespace())
        .withName(applied.getName())
        .require();
  }
}
