package dev.recommender.service.people;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What training learnt of one person; the factors are empty when nothing was liked. The bias is 0
 * for implicit feedback.
 */
public final class Profile {
  private final Pseudonym pseudonym;
  private final float[] factors;
  private final double bias;
  private final List<KnownMovie> movies;

  public Profile(Pseudonym pseudonym, float[] factors, double bias, List<KnownMovie> movies) {
    this.pseudonym = pseudonym;
    this.factors = factors.clone();
    this.bias = bias;
    this.movies = List.copyOf(movies);
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

  /** How much higher the person rates than others, in stars. */
  public double bias() {
    return bias;
  }

  /** Every movie the person rated, well or badly. */
  public List<KnownMovie> movies() {
    return movies;
  }

  public Set<Integer> knownMovies() {
    return movies.stream().map(KnownMovie::movieId).collect(Collectors.toUnmodifiableSet());
  }
}
