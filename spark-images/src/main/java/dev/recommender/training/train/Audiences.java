package dev.recommender.training.train;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.spark.api.java.JavaRDD;
import org.jspecify.annotations.Nullable;

/** The audiences of all movies that have one. */
public final class Audiences {
  private final AudienceRule rule;
  private final Map<Integer, WeightedSum> sums;
  private final IntFunction<float @Nullable []> similar;

  private Audiences(
      AudienceRule rule, Map<Integer, WeightedSum> sums, IntFunction<float @Nullable []> similar) {
    this.rule = rule;
    this.sums = sums;
    this.similar = similar;
  }

  public static Audiences of(JavaRDD<FactoredUser> people, AudienceRule rule) {
    BitSet all = new BitSet(rule.items());
    all.set(0, rule.items());
    return of(people, rule, all);
  }

  /** Only of some movies. */
  public static Audiences of(JavaRDD<FactoredUser> people, AudienceRule rule, BitSet items) {
    return new Audiences(rule, AudienceSums.of(people, rule, items), item -> null);
  }

  /**
   * The same, with another stand-in below the floor.
   *
   * @param vectors by position the fold-in of that one movie, null where it has no factors; the
   *     genre audience then stands in
   */
  public Audiences standingIn(IntFunction<float @Nullable []> vectors) {
    return new Audiences(rule, sums, vectors);
  }

  /**
   * From the floor on, the weighted mean of the people who liked the movie, shrunk towards the
   * genre audience; below, these people are not used at all and what is similar or the genre
   * audience stands in; null when there is none either.
   */
  public @Nullable Audience of(int item) {
    WeightedSum own = sums.get(item);
    Audience genre = genreAudience(item);
    if (own == null || own.people() < rule.floor()) {
      float[] vector = similar.apply(item);
      return vector == null ? genre : new Audience(vector, 0, AudienceSource.SIMILAR);
    }
    double[] mean =
        genre == null ? own.mean() : own.shrunk(doubles(genre.factors()), AudienceRule.KAPPA);
    return new Audience(floats(mean), own.people(), AudienceSource.AUDIENCE);
  }

  /** The mean of the audiences of the movie's genres that reach the floor; null when none does. */
  private @Nullable Audience genreAudience(int item) {
    List<WeightedSum> genres = new ArrayList<>();
    for (int genre : rule.genres().of(item)) {
      WeightedSum sum = sums.get(rule.items() + genre);
      if (sum != null && sum.people() >= rule.floor()) {
        genres.add(sum);
      }
    }
    if (genres.isEmpty()) {
      return null;
    }
    double[] mean = genres.getFirst().mean();
    for (WeightedSum genre : genres.subList(1, genres.size())) {
      double[] next = genre.mean();
      for (int k = 0; k < mean.length; k++) {
        mean[k] += next[k];
      }
    }
    for (int k = 0; k < mean.length; k++) {
      mean[k] /= genres.size();
    }
    int people = genres.stream().mapToInt(WeightedSum::people).max().orElseThrow();
    return new Audience(floats(mean), people, AudienceSource.GENRE);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int k = 0; k < floats.length; k++) {
      floats[k] = (float) values[k];
    }
    return floats;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int k = 0; k < doubles.length; k++) {
      doubles[k] = values[k];
    }
    return doubles;
  }
}
