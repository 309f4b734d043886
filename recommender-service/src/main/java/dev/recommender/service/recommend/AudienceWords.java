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

/** Explains an answer by title with counts of people, none of them below the floor. */
final class AudienceWords {
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
    double share = (double) together / counts.audience();
    double ofEverybody = (double) liked / counts.everybody();
    return new Audience(counts.audience(), rounded(share), rounded(share / ofEverybody));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
