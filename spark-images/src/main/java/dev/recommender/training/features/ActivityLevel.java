package dev.recommender.training.features;

/** How much a person rates, beside the others. */
public enum ActivityLevel {
  LIGHT,
  REGULAR,
  HEAVY;

  /** As it is written into documents. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
