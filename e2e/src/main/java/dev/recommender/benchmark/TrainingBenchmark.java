package dev.recommender.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.benchmark.movielens.DatasetShape;
import dev.recommender.benchmark.movielens.GeneratedDataset;
import dev.recommender.platform.elasticsearch.EmbeddedElasticsearch;
import dev.recommender.stack.Checkout;
import dev.recommender.stack.ModelIndices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Production training runs on generated data of several sizes, one after the other. */
record TrainingBenchmark(Checkout checkout, TrainingParameters parameters) {
  /** Generates the data, trains on it, and takes both away. */
  RunUsage run(String size, EmbeddedElasticsearch elasticsearch)
      throws IOException, InterruptedException {
    DatasetShape shape = DatasetShape.of(size);
    try (WorkFolder work = WorkFolder.in(checkout)) {
      Path data = work.path().resolve("data");
      new GeneratedDataset(shape, parameters.seed()).write(data);
      ModelIndices indices =
          new ModelIndices(elasticsearch.uri(), "benchmark-" + size.toLowerCase(Locale.ROOT));
      indices.create(checkout);
      List<String> command = TrainingCommand.of(checkout, parameters, indices, data, work.path());
      Path log = work.sibling("training-" + size + ".log");
      List<StageUsage> stages = MeasuredRun.of(command, elasticsearch.pid(), log);
      JsonNode metrics = indices.versionDocument().path("metrics");
      indices.delete();
      return new RunUsage(
          size,
          shape,
          stages,
          metrics.path("ndcgAt10").asDouble(),
          metrics.path("baselineNdcgAt10").asDouble());
    }
  }
}
