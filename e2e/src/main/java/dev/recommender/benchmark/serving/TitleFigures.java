package dev.recommender.benchmark.serving;

import dev.recommender.load.Load;
import dev.recommender.load.Requests;
import dev.recommender.synthetic.ModelShape;
import dev.recommender.synthetic.TitleRequests;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Recommendations by title over HTTP: thousands of different titles, no ETags, checked answers. */
final class TitleFigures {
  private final ServedModel served;
  private final TitleRequests titles;
  private final Requests requests;
  private final Duration duration;

  TitleFigures(ServedModel served, ServingPlan plan) {
    this.served = served;
    this.titles = new TitleRequests(served.model(), plan.titles(served.shape()), ServingPlan.K);
    this.requests = Requests.gets(served.service().uri(), titles.paths());
    this.duration = plan.load();
  }

  /** The first load only warms up: by it the compilers are done. */
  void warmUp(int clients) throws IOException, InterruptedException {
    served.load(requests, Load.closed(clients, duration));
  }

  MeasuredLoad load(int clients) throws IOException, InterruptedException {
    return served.load(requests, Load.closed(clients, duration));
  }

  /** Figures of one load, of which every answer kept is compared with the plain scan. */
  List<Figure> of(int clients, MeasuredLoad load, PlainScan scan) throws IOException {
    ModelShape shape = served.shape();
    String what = "title, %d clients: ".formatted(clients);
    var result = load.result();
    int checked = new AnswerCheck(titles, scan).check(result.samples());
    List<Figure> figures = new ArrayList<>();
    figures.add(
        Figure.of(shape, what + "rate", result.perSecond(), "/s").aiming(ServingPlan.rate(shape)));
    figures.add(
        Figure.of(shape, what + "p50", result.millis(.5), "ms")
            .aiming(ServingPlan.p50(shape, clients)));
    figures.add(Figure.of(shape, what + "p90", result.millis(.9), "ms"));
    figures.add(
        Figure.of(shape, what + "p99", result.millis(.99), "ms")
            .aiming(ServingPlan.p99(shape, clients)));
    figures.add(
        Figure.of(shape, what + "service CPU", load.serverCpuMillisPerAnswer(), "ms/answer"));
    figures.add(
        Figure.of(shape, what + "driver CPU", load.clientCpuMillisPerAnswer(), "ms/answer"));
    figures.add(
        Figure.of(shape, what + "not answered with 200", load.errors(), "requests")
            .aiming(Aim.atMost(0)));
    figures.add(Figure.of(shape, what + "answers equal to the exact scan", checked, "checked"));
    return figures;
  }
}
