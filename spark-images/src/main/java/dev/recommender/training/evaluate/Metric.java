package dev.recommender.training.evaluate;

/** What is measured of one person's ranking; means over people are what a report says. */
@SuppressWarnings("ImmutableEnumChecker") // formulas have no state
public enum Metric {
  NDCG_AT_10("ndcgAt10", "NDCG@10", Hits::ndcg, 10),
  NDCG_AT_20("ndcgAt20", "NDCG@20", Hits::ndcg, 20),
  NDCG_AT_100("ndcgAt100", "NDCG@100", Hits::ndcg, 100),
  RECALL_AT_10("recallAt10", "Recall@10", Hits::recall, 10),
  RECALL_AT_20("recallAt20", "Recall@20", Hits::recall, 20),
  RECALL_AT_50("recallAt50", "Recall@50", Hits::recall, 50),
  PRECISION_AT_10("precisionAt10", "Precision@10", Hits::precision, 10),
  PRECISION_AT_20("precisionAt20", "Precision@20", Hits::precision, 20),
  MAP_AT_10("mapAt10", "MAP@10", Hits::averagePrecision, 10),
  MAP_AT_20("mapAt20", "MAP@20", Hits::averagePrecision, 20);

  /** The longest ranking that any of them looks at. */
  static final int DEEPEST = 100;

  private interface Formula {
    double of(Hits hits, int k);
  }

  private final String label;
  private final String title;
  private final Formula formula;
  private final int cut;

  Metric(String label, String title, Formula formula, int cut) {
    this.label = label;
    this.title = title;
    this.formula = formula;
    this.cut = cut;
  }

  /** As it is written into documents. */
  public String label() {
    return label;
  }

  /** As people write it. */
  public String title() {
    return title;
  }

  double of(Hits hits) {
    return formula.of(hits, cut);
  }
}
