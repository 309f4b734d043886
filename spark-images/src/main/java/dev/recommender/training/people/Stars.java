package dev.recommender.training.people;

/**
 * A person's opinion of a movie as one number: 0.5 to 5 stars, or an infinity for an opinion
 * without stars. Comparing with a threshold works for all of them; whoever sums or shows stars asks
 * {@link #isStars} first.
 */
public final class Stars {
  /** Liked, without stars: a positive whatever the threshold. */
  public static final float LIKED = Float.POSITIVE_INFINITY;

  /** Not liked, without stars: a known movie, never a positive. */
  public static final float DISLIKED = Float.NEGATIVE_INFINITY;

  public static final float LEAST = 0.5f;
  public static final float MOST = 5;

  /** Half stars from the least to the most. */
  public static final int BUCKETS = 10;

  private Stars() {}

  public static boolean isStars(float rating) {
    return Float.isFinite(rating);
  }

  /** The bucket of the nearest half star; only for ratings with stars. */
  public static int bucket(float rating) {
    return Math.clamp(Math.round(2 * rating) - 1, 0, BUCKETS - 1);
  }

  /** The rating a bucket stands for. */
  public static double ofBucket(int bucket) {
    return (bucket + 1) / 2.0;
  }

  public static boolean onScale(float rating) {
    return rating >= LEAST && rating <= MOST;
  }
}
