package dev.recommender.benchmark;

import dev.recommender.benchmark.movielens.DatasetShape;
import dev.recommender.benchmark.movielens.GeneratedDataset;
import dev.recommender.platform.elasticsearch.EmbeddedElasticsearch;
import dev.recommender.platform.process.BoundCommand;
import dev.recommender.stack.Checkout;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Parts of a run beside what they are compared with, in one process that the module of training
 * brings: Spark is never on a class path of this module.
 */
record SideBySide(Checkout checkout, TrainingParameters parameters) {
  /** Generates the data and hands on what the process prints, line by line. */
  void run(String size, EmbeddedElasticsearch elasticsearch, Consumer<String> out)
      throws IOException, InterruptedException {
    try (WorkFolder work = WorkFolder.in(checkout)) {
      Path data = work.path().resolve("data");
      new GeneratedDataset(DatasetShape.of(size), parameters.seed()).write(data);
      Process process =
          new ProcessBuilder(BoundCommand.of(command(data, work.path(), elasticsearch)))
              .redirectError(work.sibling("side-by-side.log").toFile())
              .start();
      try (BufferedReader output = process.inputReader()) {
        output.lines().forEach(out);
        if (process.waitFor() != 0) {
          throw new IOException(
              "the comparison ended with exit code %d, expected 0; its log is \"%s\""
                  .formatted(process.exitValue(), work.sibling("side-by-side.log")));
        }
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private List<String> command(Path data, Path work, EmbeddedElasticsearch elasticsearch)
      throws IOException {
    List<String> program = checkout.program("spark-images", "benchmark.args");
    List<String> words = new ArrayList<>();
    words.add(program.getFirst());
    words.addAll(List.of("-Xmx" + parameters.heap(), "-Djava.io.tmpdir=" + work));
    words.addAll(program.subList(1, program.size()));
    words.addAll(
        List.of(
            data.toString(),
            elasticsearch.uri().toString(),
            Integer.toString(parameters.rank()),
            Integer.toString(parameters.maxIter()),
            Long.toString(parameters.seed()),
            Integer.toString(parameters.cores()),
            Long.toString(elasticsearch.pid())));
    return words;
  }
}
