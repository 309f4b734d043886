package dev.recommender.training.evaluate;

/** What ranks the catalogue for a person; all are measured in the same run on the same people. */
public enum Ranker {
  MODEL("model"),
  POPULARITY("popularity"),
  ITEM_ITEM("itemItem");

  private final String label;

  Ranker(String label) {
    this.label = label;
  }

  /** As it is written into documents. */
  public String label() {
    return label;
  }
}
