package dev.recommender.training.train;

import dev.recommender.training.clean.Genres;
import java.io.Serializable;

/**
 * How an audience is made of people.
 *
 * @param items how many movies the catalogue has
 * @param positiveRating what a person must give a movie to be of its audience
 * @param floor fewer distinct people than this are no audience
 */
public record AudienceRule(Genres genres, int items, double positiveRating, int floor)
    implements Serializable {
  /** How much the genre audience weighs in a movie's own, in units of people's weights. */
  public static final double KAPPA = 1;

  /** People who rate much say less about one movie; n ≥ 1, so a weight is at most 1.45. */
  static double weight(int ratings) {
    return 1 / Math.log(1 + ratings);
  }
}
