package dev.recommender.training.evaluate;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.people.Stars;
import dev.recommender.training.train.FactoredUser;
import dev.recommender.training.train.ItemFactors;
import dev.recommender.training.train.StarBiases;
import java.io.Serializable;
import java.util.Iterator;
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
    double base = biases == null ? 0 : biases.globalMean() + biases.personWithout(history, heldOut);
    double weight =
        biases == null ? (double) holdOut.positives(history).count() / heldOut.length : 1;
    for (int n : heldOut) {
      add(history, n, base, person, weight, tally);
    }
    if (biases == null) {
      for (int n = 0; n < history.size(); n++) {
        if (history.ratings()[n] < holdOut.positiveRating()) {
          add(history, n, base, person, 1, tally);
        }
      }
    }
  }

  private void add(
      UserHistory history, int n, double base, float[] person, double weight, ScoreTally tally) {
    int item = history.items()[n];
    float rating = history.ratings()[n];
    if (items.has(item) && (biases == null || Stars.isStars(rating))) {
      double score = base + dot(person, items.vector(item));
      tally.add(score, rating >= holdOut.positiveRating(), weight);
    }
  }

  static double dot(float[] person, float[] item) {
    double score = 0;
    for (int k = 0; k < item.length; k++) {
      score += (double) person[k] * item[k];
    }
    return score;
  }
}
