package dev.recommender.training.features;

/** The scale of half stars. */
public final class HalfStars {
  /** From half a star to five stars. */
  public static final int BUCKETS = 10;

  private HalfStars() {}

  /** The bucket of the nearest half star; only for ratings with stars. */
  public static int bucket(float rating) {
    return Math.clamp(Math.round(2 * rating) - 1, 0, BUCKETS - 1);
  }

  /** The rating a bucket stands for. */
  public static double rating(int bucket) {
    return (bucket + 1) / 2.0;
  }
}
