package dev.recommender.service.people;

import java.util.Set;

/** What training learnt of one person; the factors are empty when nothing was liked. */
public final class Profile {
  private final Pseudonym pseudonym;
  private final float[] factors;
  private final Set<Integer> knownMovies;

  public Profile(Pseudonym pseudonym, float[] factors, Set<Integer> knownMovies) {
    this.pseudonym = pseudonym;
    this.factors = factors.clone();
    this.knownMovies = Set.copyOf(knownMovies);
  }

  public Pseudonym pseudonym() {
    return pseudonym;
  }

  public boolean hasFactors() {
    return factors.length > 0;
  }

  public float[] factors() {
    return factors.clone();
  }

  /** Every movie the person rated, well or badly. */
  public Set<Integer> knownMovies() {
    return knownMovies;
  }
}
