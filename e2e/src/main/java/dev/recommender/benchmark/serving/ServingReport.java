package dev.recommender.benchmark.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All figures of a run; each is handed on as a row of Markdown as soon as it is known. */
public final class ServingReport {
  private final Consumer<String> rows;
  private final List<Figure> figures = new ArrayList<>();

  public ServingReport(Consumer<String> rows) {
    this.rows = rows;
    rows.accept("| items × dimensions | measure | figure | aim | |");
    rows.accept("|---|---|---:|---:|---|");
  }

  void add(List<Figure> more) {
    more.stream().map(Figure::row).forEach(rows);
    figures.addAll(more);
  }

  /** Those that are not what they should be. */
  public List<Figure> missed() {
    return figures.stream().filter(figure -> !figure.isMet()).toList();
  }
}
