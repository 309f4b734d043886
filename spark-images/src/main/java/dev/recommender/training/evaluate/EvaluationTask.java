package dev.recommender.training.evaluate;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.train.FactoredUser;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ranks one partition's people, in blocks. */
final class EvaluationTask {
  private final EvaluationPlan plan;
  private final Rankers rankers;
  private final BlockRanking model;
  private final ItemItemRanking itemItem;
  private final EvaluationPart part = new EvaluationPart();

  EvaluationTask(EvaluationPlan plan, Rankers rankers) {
    this.plan = plan;
    this.rankers = rankers;
    this.model = new BlockRanking(rankers.model(), Metric.DEEPEST);
    this.itemItem = new ItemItemRanking(rankers.itemItem());
  }

  EvaluationPart run(Iterator<FactoredUser> people) {
    PersonBlocks.forEach(people, this::heldOut, this::rank);
    return part;
  }

  private @Nullable HeldOutPerson heldOut(FactoredUser user) {
    UserHistory history = user.history();
    if (plan.people() == EvaluatedPeople.UNSEEN && !plan.holdOut().unseen(history)) {
      return null;
    }
    int[] heldOut = plan.holdOut().heldOut(history);
    if (heldOut.length > 0) {
      part.addHoldOut(history, heldOut);
    }
    return HeldOutPerson.of(user, plan.holdOut());
  }

  private void rank(List<HeldOutPerson> block) {
    List<float @Nullable []> factors = new ArrayList<>();
    block.forEach(person -> factors.add(person.factors(rankers.foldIn())));
    int[][] known = block.stream().map(HeldOutPerson::known).toArray(int[][]::new);
    int[][] byModel = model.best(factors, known);
    for (int n = 0; n < known.length; n++) {
      HeldOutPerson person = block.get(n);
      int[] recent = ItemItem.recent(person.history(), plan.holdOut());
      int[][] rankings = {
        byModel[n],
        rankers.popularity().best(known[n], Metric.DEEPEST),
        itemItem.best(recent, known[n], Metric.DEEPEST)
      };
      part.add(person, rankings, rankers.popularity());
    }
  }
}
