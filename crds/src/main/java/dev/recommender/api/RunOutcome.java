package dev.recommender.api;

/** How a training run stands or ended. */
public enum RunOutcome {
  /** It has not ended. */
  Running,
  /** It published a complete version. */
  Succeeded,
  /** It published nothing. */
  Failed,
  /** A newer spec made it pointless: it was stopped. */
  Cancelled
}
