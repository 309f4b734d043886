package dev.recommender.training.features;

/** Ratings on the scale of half stars; an infinite one says liked or not, without stars. */
public final class Stars {
  /** From half a star to five stars. */
  public static final int BUCKETS = 10;

  private Stars() {}

  public static boolean given(float rating) {
    return Float.isFinite(rating);
  }

  /** The bucket of the nearest half star; only for ratings with stars. */
  public static int bucket(float rating) {
    return Math.clamp(Math.round(2 * rating) - 1, 0, BUCKETS - 1);
  }

  /** The rating a bucket stands for. */
  public static double rating(int bucket) {
    return (bucket + 1) / 2.0;
  }
}
