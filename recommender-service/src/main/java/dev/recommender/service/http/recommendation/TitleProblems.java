package dev.recommender.service.http.recommendation;

import dev.recommender.service.http.api.Bodies.MovieLine;
import dev.recommender.service.http.message.Problem;
import dev.recommender.service.http.recommendation.RecommendationBodies.UnderstoodItem;
import dev.recommender.service.recommend.TitleAnswer;
import java.util.List;

/** Why a title, or a list of them, is not answered with a recommendation. */
final class TitleProblems {
  private TitleProblems() {}

  static Problem ambiguous(String title, TitleAnswer.Ambiguous ambiguous) {
    return Problem.of(
            300,
            "ambiguous-title",
            "Ambiguous title",
            "\"%s\" may be any of these; a year decides".formatted(title))
        .with("candidates", MovieLine.of(ambiguous.candidates()));
  }

  static Problem unknown(String title, TitleAnswer.Unknown unknown) {
    return Problem.of(
            404, "unknown-title", "Unknown title", "no movie is called \"%s\"".formatted(title))
        .with("suggestions", MovieLine.of(unknown.suggestions()));
  }

  static Problem tooFew(TitleAnswer.TooFewPeople tooFew) {
    return Problem.of(
        409,
        "too-few-people",
        "Too few people",
        "fewer than %d people liked %s; mode=users answers from no fewer, so that nobody shows"
            .formatted(tooFew.required(), tooFew.movie().title()));
  }

  /** For one list what its items were understood as, for several a list of that. */
  static Problem nothingUnderstood(List<List<UnderstoodItem>> lists) {
    return Problem.of(
            422,
            "nothing-understood",
            "Nothing understood",
            "none of the items is a movie of this model")
        .with("understood", lists.size() == 1 ? lists.getFirst() : lists);
  }
}
