package dev.recommender.service.recommend;

import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.model.Model;
import dev.recommender.service.people.People;
import java.util.List;
import java.util.Optional;

/** Answers from the people who liked a movie and fit it best, as of now. */
final class ByPeople {
  /** Merging more people than this changes the list little and costs time. */
  static final int MERGED_PEOPLE = 20;

  private final People people;
  private final int minimumAudience;

  ByPeople(People people, int minimumAudience) {
    this.people = people;
    this.minimumAudience = minimumAudience;
  }

  /** Reads people from their store; the mean taste of the best fitting, unless they are too few. */
  Optional<Taste> taste(Model model, Movie movie) {
    int position = model.catalogue().positionOf(movie.id());
    if (!model.factors().has(position)) {
      return Optional.empty();
    }
    BestFitting best = new BestFitting(model.factors().vector(position), MERGED_PEOPLE);
    people.whoLiked(movie.id(), best::add);
    return best.people() < minimumAudience
        ? Optional.empty()
        : Optional.of(Taste.of(best.meanFactors(), 0));
  }

  Recommendation answer(Model model, Movie movie, Taste taste, Wish wish) {
    int left = model.catalogue().positionOf(movie.id());
    List<Pick> picks = new Shortlist(model, wish, position -> position != left).best(taste);
    return new Wording(model, model.report().calibration().title())
        .of(Method.USERS, List.of(), picks, ByAudience.likedBy(movie));
  }
}
