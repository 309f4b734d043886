package dev.recommender.service.recommend;

import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.model.Calibration.Curve;
import dev.recommender.service.model.Model;
import dev.recommender.service.recommend.Notice.Reason;
import dev.recommender.service.recommend.Pick.Why;
import dev.recommender.service.recommend.Recommendation.Recommended;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells of picks what they are: the movie, what its score means, and why it is there. */
record Wording(Model model, Curve curve) {
  static final String POPULAR = "popular";

  Recommendation of(Method method, List<Notice> notices, List<Pick> picks, String reason) {
    return of(method, notices, picks, pick -> new Told(reason, null));
  }

  /** A reason, and an explanation where there is one, for each pick that has a score. */
  Recommendation of(
      Method method, List<Notice> notices, List<Pick> picks, Function<Pick, Told> telling) {
    List<Notice> all = new ArrayList<>(notices);
    long unscored = picks.stream().filter(pick -> pick.why() == Why.POPULARITY).count();
    if (unscored > 0) {
      all.add(
          new Notice(
              Reason.FILLED_UP,
              "the last %d of these movies could not be scored; they are the popular ones that pass"
                      .formatted(unscored)
                  + " the filters"));
    }
    return new Recommendation(
        method, all, picks.stream().map(pick -> recommended(pick, telling)).toList());
  }

  /** The share of those who rated the movie who liked it, one more for and one more against. */
  static double popularMatch(Movie movie) {
    return (movie.popularity().positiveCount() + 1.0) / (movie.popularity().ratingCount() + 2.0);
  }

  private Recommended recommended(Pick pick, Function<Pick, Told> telling) {
    Movie movie = model.catalogue().at(pick.position());
    if (pick.why() == Why.POPULARITY) {
      return new Recommended(movie, pick.score(), popularMatch(movie), POPULAR, null);
    }
    Told told = telling.apply(pick);
    String reason =
        pick.why() == Why.NOVELTY
            ? told.reason() + "; moved up because few people know it"
            : told.reason();
    Double match = curve.isKnown() ? (Double) curve.at(pick.score()) : null;
    return new Recommended(movie, pick.score(), match, reason, told.explanation());
  }

  /** What is said of one pick. */
  record Told(String reason, @Nullable Explanation explanation) {}
}
