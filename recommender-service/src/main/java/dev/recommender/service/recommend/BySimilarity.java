package dev.recommender.service.recommend;

import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.model.Calibration.Curve;
import dev.recommender.service.model.Model;
import dev.recommender.service.recommend.Notice.Reason;
import java.util.List;

/**
 * Answers with the movies most similar to one: by the cosine of their factors in the whitened
 * space, {@code yᵢᵀ S⁻¹ yⱼ / (|yᵢ| |yⱼ|)}.
 */
final class BySimilarity {
  private BySimilarity() {}

  static Recommendation answer(Model model, Movie movie, Wish wish) {
    int position = model.catalogue().positionOf(movie.id());
    if (!model.factors().has(position)) {
      return ByPopularity.ofGenres(
          model,
          movie,
          wish,
          new Notice(
              Reason.NO_FACTORS,
              "too little is known of %s; these are the most popular of its genres"
                  .formatted(movie.title())));
    }
    List<Pick> picks =
        new Shortlist(model, wish, other -> other != position).best(taste(model, position));
    return new Wording(model, Curve.NONE).of(Method.SIMILAR, List.of(), picks, similarTo(movie));
  }

  static String similarTo(Movie movie) {
    return "similar to " + movie.title();
  }

  private static Taste taste(Model model, int position) {
    float[] norms = model.space().inverseNorms();
    float[] vector = model.space().whitened(model.factors().vector(position));
    float inverseNorm = norms[model.factors().row(position)];
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= inverseNorm;
    }
    return Taste.scaled(vector, norms);
  }
}
