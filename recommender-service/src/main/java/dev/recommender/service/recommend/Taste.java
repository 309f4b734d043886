package dev.recommender.service.recommend;

import dev.recommender.service.model.Model;
import dev.recommender.service.scan.FactorScan;
import dev.recommender.service.scan.ScanQuery;
import java.util.function.IntPredicate;

/** What movies are scored with: {@code base + scale(row) · (vector · row)}. */
final class Taste {
  private static final float[] UNSCALED = {};

  private final float[] vector;
  private final float[] scale;
  private final float base;

  private Taste(float[] vector, float[] scale, float base) {
    this.vector = vector;
    this.scale = scale;
    this.base = base;
  }

  static Taste of(float[] vector, double base) {
    return new Taste(vector, UNSCALED, (float) base);
  }

  /** With a factor for each row, shared. */
  static Taste scaled(float[] vector, float[] perRow) {
    return new Taste(vector, perRow, 0);
  }

  /** What a movie without factors scores. */
  float base() {
    return base;
  }

  float score(Model model, int position) {
    int row = model.factors().row(position);
    float dot = FactorScan.dot(vector, model.factors().values(), row * vector.length);
    return base + (scale.length == 0 ? dot : dot * scale[row]);
  }

  /** Ranks by the scores, times a factor. */
  ScanQuery query(int k, IntPredicate allowed, float times) {
    ScanQuery query = ScanQuery.of(times(times), k, allowed);
    return scale.length == 0 ? query : query.scaledBy(scale);
  }

  private float[] times(float factor) {
    float[] product = vector.clone();
    for (int i = 0; i < product.length; i++) {
      product[i] *= factor;
    }
    return product;
  }
}
