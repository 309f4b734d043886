package dev.recommender.training.evaluate;

import java.util.Map;

/** How one ranker did. */
public record RankerFigures(
    Map<Metric, Figure> figures,
    double coverageAt10,
    double noveltyAt10,
    double popularityLiftAt10) {

  public Figure of(Metric metric) {
    Figure figure = figures.get(metric);
    if (figure == null) {
      throw new IllegalArgumentException(metric.label());
    }
    return figure;
  }
}
