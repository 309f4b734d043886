package dev.recommender.service.recommend;

import dev.recommender.service.model.Model;
import dev.recommender.service.recommend.Pick.Why;
import dev.recommender.service.scan.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The best movies by a taste as a wish says, exactly: as many as are wanted whenever so many pass.
 * Movies without factors come last, the popular ones first.
 */
final class Shortlist {
  private final Model model;
  private final Wish wish;
  private final IntPredicate allowed;

  /** Of the movies that pass the wish's filter and are allowed besides. */
  Shortlist(Model model, Wish wish, IntPredicate allowed) {
    this.model = model;
    this.wish = wish;
    this.allowed = model.catalogue().matching(wish.filter()).and(allowed);
  }

  List<Pick> best(Taste taste) {
    Ranking plain = model.scan().best(taste.query(wish.k(), allowed, 1));
    List<Pick> picks = new ArrayList<>(wish.k());
    if (wish.novelty() == 0 || plain.size() == 0) {
      for (int at = 0; at < plain.size(); at++) {
        picks.add(new Pick(plain.position(at), taste.base() + plain.score(at), Why.SCORE));
      }
    } else {
      addNovel(taste, plain, picks);
    }
    addUnscored(taste, picks);
    return picks;
  }

  /**
   * By {@code (1 − n) · score + n · |best score − base| · obscurity}; the score itself stays. The
   * base is the same for every movie, so it says nothing of how far scores lie apart.
   */
  private void addNovel(Taste taste, Ranking plain, List<Pick> picks) {
    float novelty = (float) wish.novelty();
    float best = Math.abs(plain.score(0));
    Ranking ranking =
        model
            .scan()
            .best(
                taste
                    .query(wish.k(), allowed, 1 - novelty)
                    .plus(novelty * best, model.space().obscurity()));
    Set<Integer> anyway = new HashSet<>();
    IntStream.range(0, plain.size()).map(plain::position).forEach(anyway::add);
    for (int at = 0; at < ranking.size(); at++) {
      int position = ranking.position(at);
      Why why = anyway.contains(position) ? Why.SCORE : Why.NOVELTY;
      picks.add(new Pick(position, taste.score(model, position), why));
    }
  }

  private void addUnscored(Taste taste, List<Pick> picks) {
    if (picks.size() < wish.k()) {
      IntPredicate unscored = position -> !model.factors().has(position);
      int[] popular = model.catalogue().popular(wish.k() - picks.size(), unscored.and(allowed));
      Arrays.stream(popular)
          .forEach(position -> picks.add(new Pick(position, taste.base(), Why.POPULARITY)));
    }
  }
}
