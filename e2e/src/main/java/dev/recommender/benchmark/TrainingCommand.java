package dev.recommender.benchmark;

import dev.recommender.stack.Checkout;
import dev.recommender.stack.ModelIndices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the production training program for one run of the benchmark. */
final class TrainingCommand {
  private TrainingCommand() {}

  /** The run keeps its scratch files, its key and its last words in the work folder. */
  static List<String> of(
      Checkout checkout, TrainingParameters parameters, ModelIndices indices, Path data, Path work)
      throws IOException {
    Path key = Files.writeString(work.resolve("key"), "a key of the benchmark");
    List<String> program = checkout.program("spark-images");
    List<String> words = new ArrayList<>();
    words.add(program.getFirst());
    words.addAll(List.of("-Xmx" + parameters.heap(), "-Djava.io.tmpdir=" + work));
    words.addAll(program.subList(1, program.size()));
    words.addAll(
        List.of(
            "--namespace=default",
            "--name=benchmark",
            "--run-id=benchmark-1",
            "--model-version=1",
            "--spec-hash=benchmark",
            "--pseudonym-key-file=" + key,
            "--termination-message-path=" + work.resolve("termination")));
    words.addAll(data(data));
    words.addAll(model(parameters));
    words.addAll(store(indices));
    return words;
  }

  private static List<String> data(Path folder) {
    return List.of(
        "--dataset-uri=" + folder.toUri(),
        "--dataset-format=MovieLensCsv",
        "--consent=NotRequired",
        "--min-ratings=1000",
        "--min-users=50",
        "--min-items=50",
        "--max-rejected-percent=0");
  }

  private static List<String> model(TrainingParameters parameters) {
    return List.of(
        "--feedback=Implicit",
        "--rank=" + parameters.rank(),
        "--max-iter=" + parameters.maxIter(),
        "--seed=" + parameters.seed(),
        "--driver-cores=" + parameters.cores(),
        "--reg-param=0.05",
        "--positive-rating=3.5",
        "--alpha=1",
        "--split=Temporal",
        "--metric=NdcgAt10",
        "--minimum-audience=5");
  }

  private static List<String> store(ModelIndices indices) {
    return List.of(
        "--elasticsearch-url=" + indices.elasticsearch(),
        "--versions-index=" + indices.longLived("versions"),
        "--people-index=" + indices.longLived("people"),
        "--catalogue-index=" + indices.longLived("catalogue"),
        "--items-index=" + indices.versioned("items"),
        "--users-index=" + indices.versioned("users"),
        "--statistics-index=" + indices.versioned("statistics"),
        "--shards=1",
        "--replicas=0");
  }
}
