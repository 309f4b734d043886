package dev.recommender.training.evaluate;

/** Whose rankings count in an evaluation. */
public enum EvaluatedPeople {
  /** Everyone with a hold-out; those whom training did not see by fold-in. */
  EVERYONE,
  /** Only those whom training did not see: strong generalisation (Liang et al. 2018). */
  UNSEEN
}
