package dev.recommender.service.recommend;

import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.people.CoLikes;
import dev.recommender.service.people.CoLikes.Counts;
import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.recommend.Explanation.Audience;
import dev.recommender.service.recommend.Notice.Reason;
import dev.recommender.service.recommend.Recommendation.Recommended;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Explains an answer by title with counts of people, none of them below the floor, all of them so
 * coarse that asking before and after an erasure tells next to nothing of one person.
 */
final class AudienceWords {
  private static final long PEOPLE_STEP = 5;
  private static final int SHARES_OF_ONE = 100;
  private static final int LIFTS_OF_ONE = 10;

  private final CoLikes coLikes;
  private final int minimumAudience;

  AudienceWords(CoLikes coLikes, int minimumAudience) {
    this.coLikes = coLikes;
    this.minimumAudience = minimumAudience;
  }

  /** Without explanations, and with a notice, when the store of people is away. */
  Recommendation explained(Movie asked, Recommendation recommendation) {
    List<Integer> others = recommendation.items().stream().map(item -> item.movie().id()).toList();
    try {
      Counts counts = coLikes.of(asked.id(), others);
      return recommendation.with(
          recommendation.items().stream().map(item -> explained(item, counts)).toList());
    } catch (PeopleUnavailableException e) {
      return recommendation.and(
          new Notice(
              Reason.EXPLANATION_AWAY,
              "explanations are missing, for the store of people does not answer"));
    }
  }

  private Recommended explained(Recommended item, Counts counts) {
    Audience words = words(item.movie(), counts);
    return words == null ? item : item.explainedBy(words);
  }

  private @Nullable Audience words(Movie movie, Counts counts) {
    long together = counts.together().getOrDefault(movie.id(), 0L);
    int liked = movie.popularity().positiveCount();
    if (counts.audience() < minimumAudience || together < minimumAudience || liked == 0) {
      return null;
    }
    long people = counts.audience() / PEOPLE_STEP * PEOPLE_STEP;
    double share = rounded((double) together / counts.audience(), SHARES_OF_ONE);
    double ofEverybody = (double) liked / counts.everybody();
    return new Audience(
        Math.max(people, minimumAudience), share, rounded(share / ofEverybody, LIFTS_OF_ONE));
  }

  private static double rounded(double value, int stepsOfOne) {
    return (double) Math.round(value * stepsOfOne) / stepsOfOne;
  }
}
