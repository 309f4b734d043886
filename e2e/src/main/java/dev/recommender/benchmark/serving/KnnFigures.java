package dev.recommender.benchmark.serving;

import dev.recommender.benchmark.serving.PlainScan.Scored;
import dev.recommender.load.Load;
import dev.recommender.load.LoadResult;
import dev.recommender.platform.elasticsearch.EmbeddedElasticsearch;
import dev.recommender.synthetic.ModelShape;
import dev.recommender.synthetic.SyntheticModel;
import dev.recommender.synthetic.TitleRequests;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What Elasticsearch's own vector search does with the same factors and the same questions. */
record KnnFigures(EmbeddedElasticsearch elasticsearch, ServingPlan plan) {
  private static final int QUESTIONS = 10_000;
  private static final int COMPARED = 50;

  /** Of an index of a type, which is made for it and taken away. */
  List<Figure> of(SyntheticModel model, String type, PlainScan scan)
      throws IOException, InterruptedException {
    KnnIndex index = new KnnIndex(elasticsearch, model, type);
    index.create();
    try {
      int count = Math.min(QUESTIONS, model.shape().items());
      TitleRequests asked = new TitleRequests(model, count, ServingPlan.K);
      List<Integer> positions = IntStream.range(0, count).map(asked::position).boxed().toList();
      Load load = Load.closed(ServingBenchmark.FEW_CLIENTS, plan.load());
      index.load(positions, load);
      MeasuredLoad measured = index.load(positions, load);
      return figures(
          model.shape(),
          "Elasticsearch kNN, %s: ".formatted(type.isEmpty() ? "default" : type),
          measured,
          recall(index, positions.subList(0, COMPARED), scan));
    } finally {
      index.delete();
    }
  }

  private static List<Figure> figures(
      ModelShape shape, String what, MeasuredLoad load, double recall) {
    LoadResult result = load.result();
    return List.of(
        Figure.of(shape, what + "rate, 8 clients", result.perSecond(), "/s"),
        Figure.of(shape, what + "p50", result.millis(.5), "ms"),
        Figure.of(shape, what + "p99", result.millis(.99), "ms"),
        Figure.of(shape, what + "CPU", load.serverCpuMillisPerAnswer(), "ms/answer"),
        Figure.of(shape, what + "recall", recall, "of the exact"));
  }

  private static double recall(KnnIndex index, List<Integer> positions, PlainScan scan)
      throws IOException, InterruptedException {
    int found = 0;
    for (int position : positions) {
      float[] audience = index.model().audienceFactors(position);
      Set<Integer> exact =
          Arrays.stream(scan.best(audience, ServingPlan.K))
              .map(Scored::position)
              .collect(Collectors.toSet());
      found += (int) Arrays.stream(index.best(position)).filter(exact::contains).count();
    }
    return (double) found / (positions.size() * ServingPlan.K);
  }
}
