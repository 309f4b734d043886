package dev.recommender.service.recommend;

import dev.recommender.service.model.AlsParameters;
import dev.recommender.service.model.Calibration.Curve;
import dev.recommender.service.model.Model;
import dev.recommender.service.people.KnownMovie;
import dev.recommender.service.people.Profile;
import dev.recommender.service.recommend.Notice.Reason;
import dev.recommender.service.recommend.Wording.Told;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Answers from movies that somebody knows, which are left out, liked or not. */
final class ByKnownMovies {
  /** Of somebody who knows more, saying which movie a recommendation is owed to costs too much. */
  private static final int MOST_FOR_REASONS = 200;

  private final Model model;
  private final List<KnownMovie> movies;
  private final Wish wish;
  private final IntPredicate unknown;

  ByKnownMovies(Model model, List<KnownMovie> movies, Wish wish) {
    this.model = model;
    this.movies = movies;
    this.wish = wish;
    Set<Integer> known =
        movies.stream().map(KnownMovie::movieId).collect(Collectors.toUnmodifiableSet());
    this.unknown = position -> !known.contains(model.catalogue().at(position).id());
  }

  /** By the trained factors. */
  Recommendation trained(Profile profile) {
    Optional<Folded> folded =
        wish.explain() || movies.size() <= MOST_FOR_REASONS
            ? new FoldIn(model).of(movies)
            : Optional.empty();
    Taste taste = Taste.of(profile.factors(), base(profile));
    return of(Method.TRAINED_FACTORS, taste, folded);
  }

  /** By a vector made for these movies, or what is popular when none counts as liked. */
  Recommendation foldedIn(String nothingLiked) {
    Optional<Folded> folded = new FoldIn(model).of(movies);
    return folded
        .map(found -> of(Method.FOLD_IN, Taste.of(found.vector(), found.base()), folded))
        .orElseGet(() -> popular(new Notice(Reason.NOTHING_LIKED, nothingLiked)));
  }

  Recommendation popular(Notice notice) {
    return ByPopularity.of(model, wish, unknown, notice);
  }

  private Recommendation of(Method method, Taste taste, Optional<Folded> folded) {
    List<Pick> picks = new Shortlist(model, wish, unknown).best(taste);
    Curve curve = model.report().calibration().person();
    return new Wording(model, curve).of(method, List.of(), picks, pick -> told(pick, folded));
  }

  private Told told(Pick pick, Optional<Folded> folded) {
    return folded
        .filter(found -> wish.explain() || found.size() <= MOST_FOR_REASONS)
        .map(found -> OwnMovies.of(found, model.factors().vector(pick.position())))
        .map(own -> new Told(own.reason(), wish.explain() ? own.explanation() : null))
        .orElse(new Told(OwnMovies.NO_SINGLE_ONE, null));
  }

  private double base(Profile profile) {
    AlsParameters als = model.manifest().als();
    return als.feedback() == AlsParameters.Feedback.EXPLICIT
        ? als.globalMean() + profile.bias()
        : 0;
  }
}
