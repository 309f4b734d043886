package dev.recommender.benchmark.movielens;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws all that one person rates; used for one person after the other, so that it makes little
 * garbage.
 */
final class Viewer {
  /** Popular movies that suit the person come first; whoever has seen those takes any. */
  private static final int TRIES = 200;

  private static final double PICKINESS = 1.5;
  private static final double MEAN_STARS = 3.2;
  private static final double TASTE_STARS = 0.6;
  private static final double NOISE_STARS = 0.7;

  private final Taste taste;
  private final Popularity popularity;
  private final double[] quality;
  private final int[] seenBy;
  private int person;

  Viewer(Taste taste, Popularity popularity, double[] quality) {
    this.taste = taste;
    this.popularity = popularity;
    this.quality = quality;
    this.seenBy = new int[quality.length];
  }

  /** The ratings of the next person, by movie. */
  Rating[] next(int count, SplittableRandom random) {
    person++;
    float[] likes = Taste.vector(Taste.DIRECTIONS, random);
    double mood = MEAN_STARS + 0.3 * random.nextGaussian();
    long[] times = Sessions.times(count, random);
    Rating[] ratings = new Rating[count];
    for (int n = 0; n < count; n++) {
      int item = choose(likes, random);
      seenBy[item] = person;
      double stars =
          mood
              + quality[item]
              + TASTE_STARS * taste.affinity(likes, item)
              + NOISE_STARS * random.nextGaussian();
      ratings[n] = new Rating(item, halves(stars), times[n]);
    }
    Arrays.sort(ratings);
    return ratings;
  }

  private int choose(float[] likes, SplittableRandom random) {
    for (int n = 0; n < TRIES; n++) {
      int item = popularity.draw(random);
      if (seenBy[item] != person && random.nextDouble() < suits(taste.affinity(likes, item))) {
        return item;
      }
    }
    int item = random.nextInt(seenBy.length);
    while (seenBy[item] == person) {
      item = (item + 1) % seenBy.length;
    }
    return item;
  }

  /** The logistic function. */
  private static double suits(double affinity) {
    return 1 / (1 + StrictMath.exp(-PICKINESS * affinity));
  }

  private static int halves(double stars) {
    return Math.clamp(Math.round(2 * stars), 1, 10);
  }

  /** A movie by position, half stars from 1 to 10, epoch seconds. */
  record Rating(int item, int halves, long time) implements Comparable<Rating> {
    @Override
    public int compareTo(Rating other) {
      return Integer.compare(item, other.item);
    }
  }
}
