package dev.recommender.service.model;

import java.util.List;

/**
 * What scores mean: the share of the people given such a score who, having rated the movie, liked
 * it, as measured on held-out ratings. One curve for the scores of a person's own vector, one for
 * those of a title's audience.
 */
public record Calibration(Curve person, Curve title) {
  /** Of a version that says nothing of it. */
  public static final Calibration NONE = new Calibration(Curve.NONE, Curve.NONE);

  /** Points of a rising curve, in ascending order of score; shares lie between 0 and 1. */
  public record Curve(List<Double> scores, List<Double> shares) {
    /** A curve without points. */
    public static final Curve NONE = new Curve(List.of(), List.of());

    public Curve {
      scores = List.copyOf(scores);
      shares = List.copyOf(shares);
      if (scores.size() != shares.size()) {
        throw new IllegalArgumentException(
            "a curve of %d scores and %d shares".formatted(scores.size(), shares.size()));
      }
    }

    public boolean isKnown() {
      return !scores.isEmpty();
    }

    /** The share at a score, straight between two points and level beyond the ends. */
    public double at(double score) {
      int above = 0;
      while (above < scores.size() && scores.get(above) < score) {
        above++;
      }
      if (above == 0 || above == scores.size()) {
        return shares.get(above == 0 ? 0 : above - 1);
      }
      double from = scores.get(above - 1);
      double part = (score - from) / (scores.get(above) - from);
      return shares.get(above - 1) + part * (shares.get(above) - shares.get(above - 1));
    }
  }
}
