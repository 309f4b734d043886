package dev.recommender.service.scan;

/** Positions of movies and their scores, best first. */
public final class Ranking {
  private final int[] positions;
  private final float[] scores;

  private Ranking(int[] positions, float[] scores) {
    this.positions = positions;
    this.scores = scores;
  }

  /** Empties the heap, whose worst comes out first. */
  static Ranking of(TopK top, Factors factors) {
    int[] positions = new int[top.size()];
    float[] scores = new float[top.size()];
    for (int at = positions.length - 1; at >= 0; at--) {
      scores[at] = top.worstScore();
      positions[at] = factors.position(top.removeWorst());
    }
    return new Ranking(positions, scores);
  }

  public int size() {
    return positions.length;
  }

  public int position(int at) {
    return positions[at];
  }

  public float score(int at) {
    return scores[at];
  }
}
