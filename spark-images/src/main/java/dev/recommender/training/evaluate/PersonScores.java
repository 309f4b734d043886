package dev.recommender.training.evaluate;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.people.Stars;
import dev.recommender.training.train.FactoredUser;
import dev.recommender.training.train.ItemFactors;
import dev.recommender.training.train.StarBiases;
import java.io.Serializable;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scores what people rated and training did not see. Of implicit feedback that is what is held out
 * of the likes, and everything not liked; a held-out like stands for all the likes of the person,
 * so that likes and dislikes keep their proportion. Of explicit feedback it is what is held out.
 */
record PersonScores(HoldOut holdOut, ItemFactors items, @Nullable StarBiases biases)
    implements Serializable {

  ScoreTally tally(Iterator<FactoredUser> people) {
    ScoreTally tally = new ScoreTally();
    people.forEachRemaining(person -> {
      if (person.factors() != null) {
        add(person.history(), person.factors(), tally);
      }
    });
    return tally;
  }

  private void add(UserHistory history, float[] person, ScoreTally tally) {
    int[] heldOut = holdOut.heldOut(history);
    if (heldOut.length == 0) {
      return;
    }
    if (biases == null) {
      double weight = (double) holdOut.positives(history).count() / heldOut.length;
      for (int n : heldOut) {
        add(history, n, items.score(history.items()[n], person), weight, tally);
      }
      for (int n : notLiked(history)) {
        add(history, n, items.score(history.items()[n], person), 1, tally);
      }
    } else {
      double base = biases.globalMean() + biases.personWithout(history, heldOut);
      for (int n : heldOut) {
        add(history, n, base + items.score(history.items()[n], person), 1, tally);
      }
    }
  }

  private int[] notLiked(UserHistory history) {
    return IntStream.range(0, history.size())
        .filter(n -> history.ratings()[n] < holdOut.positiveRating())
        .toArray();
  }

  private void add(UserHistory history, int n, double score, double weight, ScoreTally tally) {
    float rating = history.ratings()[n];
    if (items.has(history.items()[n]) && (biases == null || Stars.isStars(rating))) {
      tally.add(score, rating >= holdOut.positiveRating(), weight);
    }
  }
}
