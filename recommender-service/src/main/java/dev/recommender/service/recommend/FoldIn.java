package dev.recommender.service.recommend;

import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.model.AlsParameters;
import dev.recommender.service.model.Cholesky;
import dev.recommender.service.model.Model;
import dev.recommender.service.model.SymmetricSum;
import dev.recommender.service.people.KnownMovie;
import dev.recommender.service.recommend.Folded.Own;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The vector of a person from what they know: the users' half-step of the training, for the item
 * factors as published.
 *
 * <p>Implicit, over the n liked movies (Hu, Koren and Volinsky 2008, equation 4, with MLlib's
 * weighting of the regulariser): {@code (YᵀY + α Σ y yᵀ + regParam · n · I) x = (1 + α) Σ y}.
 *
 * <p>Explicit, over the n movies with stars: {@code (Σ y yᵀ + regParam · n · I) x = Σ (r − μ − b_u
 * − b_i) y} with {@code b_u = Σ (r − μ − b_i) / (n + 5)}.
 */
final class FoldIn {
  private static final double PERSON_DAMPING = 5;

  private final Model model;
  private final AlsParameters als;

  FoldIn(Model model) {
    this.model = model;
    this.als = model.manifest().als();
  }

  /** Empty when nothing is known that counts: no like, or for explicit feedback no stars. */
  Optional<Folded> of(Collection<KnownMovie> movies) {
    boolean implicit = als.feedback() == AlsParameters.Feedback.IMPLICIT;
    List<Rated> counting = new ArrayList<>();
    for (KnownMovie known : movies) {
      int position = model.catalogue().positionOf(known.movieId());
      boolean counts = implicit ? known.isPositive(als.positiveRating()) : known.rating() != null;
      if (counts && position >= 0 && model.factors().has(position)) {
        counting.add(rated(known, position));
      }
    }
    if (counting.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(implicit ? implicit(counting) : explicit(counting));
  }

  private Folded implicit(List<Rated> liked) {
    SymmetricSum left = model.space().gram();
    List<Own> own = new ArrayList<>(liked.size());
    for (Rated movie : liked) {
      own.add(new Own(movie.movie(), movie.vector(), 1 + als.alpha()));
    }
    left.addAll(liked.stream().map(Rated::vector).toList(), als.alpha());
    left.addToDiagonal(als.regParam() * liked.size());
    return new Folded(Cholesky.of(left), own, 0, false);
  }

  private Folded explicit(List<Rated> rated) {
    double sum = rated.stream().mapToDouble(Rated::above).sum();
    double personBias = sum / (rated.size() + PERSON_DAMPING);
    SymmetricSum left = SymmetricSum.zero(model.space().rank());
    List<Own> own = new ArrayList<>(rated.size());
    for (Rated movie : rated) {
      own.add(new Own(movie.movie(), movie.vector(), movie.above() - personBias));
    }
    left.addAll(rated.stream().map(Rated::vector).toList(), 1);
    left.addToDiagonal(als.regParam() * rated.size());
    return new Folded(Cholesky.of(left), own, als.globalMean() + personBias, true);
  }

  private Rated rated(KnownMovie known, int position) {
    float[] factors = model.factors().vector(position);
    int rank = model.space().rank();
    double itemBias = factors.length > rank ? factors[rank] : 0;
    double stars = known.rating() == null ? 0 : known.rating();
    Movie movie = model.catalogue().at(position);
    return new Rated(movie, Folded.doubles(factors, rank), stars - als.globalMean() - itemBias);
  }

  /** A movie that counts, and how many stars more than expected of anybody it was given. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Rated(Movie movie, double[] vector, double above) {}
}
