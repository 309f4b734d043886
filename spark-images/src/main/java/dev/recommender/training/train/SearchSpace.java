package dev.recommender.training.train;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;

/**
 * Where a search looks. All ranges are log-uniform: rank from 8 to √items (at least 16, at most
 * 256), maxIter from 5 to 25, regParam from 0.005 to 0.5 and alpha from 0.1 to 40, the last two
 * with three digits. Everything else stays as given.
 */
record SearchSpace(AlsParameters given, int items) {
  private static final int LEAST_RANK = 8;
  private static final MathContext DIGITS = new MathContext(3);

  /** Draws as often for either kind of feedback. */
  AlsParameters draw(Random random) {
    int most = (int) Math.clamp(Math.sqrt(items), 2 * LEAST_RANK, 256);
    int rank = whole(random, LEAST_RANK, most);
    int maxIter = whole(random, 5, 25);
    double regParam = decimal(random, 0.005, 0.5);
    double alpha = decimal(random, 0.1, 40);
    return new AlsParameters(
        given.feedback(),
        rank,
        maxIter,
        regParam,
        given.explicit() ? given.alpha() : alpha,
        given.blocks(),
        given.seed());
  }

  private static int whole(Random random, int least, int most) {
    return (int) StrictMath.floor(between(random, least, most + 1));
  }

  private static double decimal(Random random, double least, double most) {
    return new BigDecimal(between(random, least, most)).round(DIGITS).doubleValue();
  }

  /** StrictMath, because the last digits of Math may differ between machines. */
  private static double between(Random random, double least, double most) {
    return least * StrictMath.exp(random.nextDouble() * StrictMath.log(most / least));
  }
}
