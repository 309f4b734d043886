package dev.recommender.service.recommend;

import dev.recommender.service.recommend.Explanation.Contribution;
import dev.recommender.service.recommend.Explanation.Contributions;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person's own movies add to the score of one item, told in words and in numbers. */
record OwnMovies(List<Contribution> contributions, @Nullable Double base) {
  static final String NO_SINGLE_ONE = "fits what you rated";

  private static final int SHOWN = 5;

  static OwnMovies of(Folded folded, float[] item) {
    int rank = folded.rank();
    // Only a model of stars has a bias behind the taste; it belongs to the movie, not to the taste.
    Double base = item.length > rank ? (Double) (folded.base() + item[rank]) : null;
    return new OwnMovies(folded.contributions(item), base);
  }

  /** The movie that adds most, unless it does so by having been disliked. */
  String reason() {
    return contributions.stream()
        .max(Comparator.comparingDouble(Contribution::value))
        .filter(most -> most.value() > 0 && most.isLiked())
        .map(most -> "because you liked " + most.movie().title())
        .orElse(NO_SINGLE_ONE);
  }

  Explanation explanation() {
    double rest = contributions.stream().skip(SHOWN).mapToDouble(Contribution::value).sum();
    return new Contributions(contributions.stream().limit(SHOWN).toList(), rest, base);
  }
}
