package dev.recommender.training.evaluate;

/** On what a model was compared with the live version. */
public enum RegressionBasis {
  /** The stored figures: both were evaluated on the same hold-out. */
  SAME_HOLD_OUT("SameHoldOut"),
  /** Both ranked for what people did after the live version's data ends. */
  LATER_INTERACTIONS("LaterInteractions"),
  /** Not at all: too few people have later interactions that are held out. */
  TOO_FEW_USERS("TooFewUsers"),
  /** Not at all: there is no live version. */
  NONE("None");

  private final String label;

  RegressionBasis(String label) {
    this.label = label;
  }

  /** As it is written into documents. */
  public String label() {
    return label;
  }
}
