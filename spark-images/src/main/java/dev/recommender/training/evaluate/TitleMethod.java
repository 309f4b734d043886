package dev.recommender.training.evaluate;

/** How a title alone is answered. */
public enum TitleMethod {
  /** With the mean of the people who liked it; with that of its genres below the floor. */
  AUDIENCE("audience"),
  /**
   * With the fold-in of the one movie, which ranks as whitened item–item similarity does; with its
   * audience when it has no factors.
   */
  SIMILAR("similar"),
  /** With the mean of the best-fitting people who liked it, however few there are. */
  USERS("users"),
  POPULARITY("popularity");

  private final String label;

  TitleMethod(String label) {
    this.label = label;
  }

  /** As it is written into documents. */
  public String label() {
    return label;
  }
}
