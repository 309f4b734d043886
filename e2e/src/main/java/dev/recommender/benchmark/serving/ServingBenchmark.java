package dev.recommender.benchmark.serving;

import dev.recommender.benchmark.measure.Slope;
import dev.recommender.platform.elasticsearch.EmbeddedElasticsearch;
import dev.recommender.stack.Checkout;
import dev.recommender.synthetic.ModelShape;
import dev.recommender.synthetic.SyntheticModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The service under load on models of several sizes, and what the same questions cost elsewhere.
 */
public final class ServingBenchmark {
  static final int TWO_CLIENTS = 2;
  static final int FEW_CLIENTS = 8;
  private static final int MANY_CLIENTS = 32;
  private static final double MIB = 1 << 20;
  private static final double STEEPEST = 1.05;

  private final Checkout checkout;
  private final EmbeddedElasticsearch elasticsearch;
  private final ServingPlan plan;
  private final Path work;

  public ServingBenchmark(
      Checkout checkout, EmbeddedElasticsearch elasticsearch, ServingPlan plan, Path work) {
    this.checkout = checkout;
    this.elasticsearch = elasticsearch;
    this.plan = plan;
    this.work = work;
  }

  /** Everything, which takes about a quarter of an hour for the whole plan. */
  public void run(ServingReport report) throws IOException, InterruptedException {
    SyntheticModel main = new SyntheticModel(plan.main(), plan.seed());
    report.add(served(main));
    report.add(elsewhere(main, List.of("", "flat")));
    if (!plan.growing().isEmpty()) {
      grow(report);
    }
  }

  /** The service on one model: titles with few clients and many, people, start, memory. */
  List<Figure> served(SyntheticModel model) throws IOException, InterruptedException {
    List<Figure> figures = new ArrayList<>();
    try (ServedModel served = start(model)) {
      figures.addAll(titles(served, List.of(FEW_CLIENTS, MANY_CLIENTS)));
      figures.addAll(new EventFigures(served).of(plan.events()));
      figures.addAll(process(served));
    }
    return figures;
  }

  /** The plain loop in this process, and Elasticsearch with an index of each type. */
  List<Figure> elsewhere(SyntheticModel model, List<String> types)
      throws IOException, InterruptedException {
    List<Figure> figures = new ArrayList<>();
    PlainScan scan = scan(model);
    figures.addAll(plainLoop(model, scan));
    for (String type : types) {
      figures.addAll(new KnnFigures(elasticsearch, plan).of(model, type, scan));
    }
    return figures;
  }

  /** CPU time per answer by size, and all figures of the largest model. */
  private void grow(ServingReport report) throws IOException, InterruptedException {
    List<ModelShape> shapes = plan.growing();
    double[] costs = new double[shapes.size()];
    for (int n = 0; n < costs.length; n++) {
      try (ServedModel served = start(new SyntheticModel(shapes.get(n), plan.seed()))) {
        List<Figure> titles = titles(served, List.of(TWO_CLIENTS, FEW_CLIENTS));
        costs[n] = cpu(titles);
        report.add(titles);
        report.add(process(served));
      }
    }
    report.add(List.of(slope(shapes, costs)));
    SyntheticModel largest = new SyntheticModel(shapes.getLast(), plan.seed());
    report.add(elsewhere(largest, List.of("flat")));
  }

  private static Figure slope(List<ModelShape> shapes, double[] costs) {
    double[] sizes = shapes.stream().mapToDouble(ModelShape::items).toArray();
    double slope = Slope.logLog(sizes, costs);
    return Figure.of(shapes.getLast(), "growth of service CPU per answer", slope, "slope")
        .aiming(Aim.atMost(STEEPEST));
  }

  ServedModel start(SyntheticModel model) throws IOException, InterruptedException {
    return ServedModel.start(checkout, elasticsearch.uri(), model, work);
  }

  List<Figure> titles(ServedModel served, List<Integer> clients)
      throws IOException, InterruptedException {
    TitleFigures titles = new TitleFigures(served, plan);
    PlainScan scan = scan(served.model());
    List<Figure> figures = new ArrayList<>();
    titles.warmUp(FEW_CLIENTS);
    for (int count : clients) {
      figures.addAll(titles.of(count, titles.load(count), scan));
    }
    return figures;
  }

  List<Figure> plainLoop(SyntheticModel model, PlainScan scan) {
    float[][] vectors =
        IntStream.range(0, plan.scans(model.shape()))
            .mapToObj(model::audienceFactors)
            .toArray(float[][]::new);
    PlainScan.Cost cost = scan.cost(vectors, ServingPlan.K);
    return List.of(
        Figure.of(model.shape(), "plain float loop: p50", cost.millis(), "ms"),
        Figure.of(model.shape(), "plain float loop: CPU", cost.cpuMillis(), "ms/scan"));
  }

  static PlainScan scan(SyntheticModel model) {
    return new PlainScan(model.matrix(), model.shape().dimensions());
  }

  private static double cpu(List<Figure> titles) {
    return titles.stream()
        .filter(figure -> figure.measure().endsWith("service CPU"))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static List<Figure> process(ServedModel served) throws IOException, InterruptedException {
    ModelShape shape = served.shape();
    double seconds = served.ready().toMillis() / 1e3;
    double heap = served.service().metric("jvm_memory_used_bytes{area=\"heap\"");
    return List.of(
        Figure.of(shape, "start until ready", seconds, "s").aiming(ServingPlan.start(shape)),
        Figure.of(shape, "peak resident set", served.peakBytes() / MIB, "MiB"),
        Figure.of(shape, "heap in use", heap / MIB, "MiB"));
  }
}
