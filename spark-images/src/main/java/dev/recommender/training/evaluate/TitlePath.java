package dev.recommender.training.evaluate;

import java.util.Map;

/**
 * Reveal one movie that an unseen person likes, predict the rest.
 *
 * @param deciles by popularity of the revealed movie, 1 the least popular of those that anybody
 *     likes in the training part; what nobody likes is in none, deciles without cases are left out
 * @param belowFloor cases of movies that fewer people like than an audience needs
 * @param scores what the audiences say of the movies that the people of the cases rated
 */
public record TitlePath(
    TitleScores overall,
    Map<Integer, TitleScores> deciles,
    TitleScores belowFloor,
    ScoreTally scores) {
  /** Fewer cases than these decide nothing. */
  static final int LEAST_CASES = 30;

  /** Whether similar movies stand in better than the genre audience does; by NDCG@20. */
  public boolean similarStandsIn() {
    return belowFloor.cases() >= LEAST_CASES
        && belowFloor.of(TitleMethod.SIMILAR).ndcgAt20()
            > belowFloor.of(TitleMethod.AUDIENCE).ndcgAt20();
  }
}
