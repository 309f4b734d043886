package dev.recommender.training.evaluate;

import dev.recommender.training.train.FactoredUser;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ranks one partition's people, in blocks. */
final class EvaluationTask {
  private static final int BLOCK = 256;

  private final EvaluationPlan plan;
  private final Rankers rankers;
  private final BlockRanking model;
  private final ItemItemRanking itemItem;
  private final EvaluationPart part = new EvaluationPart();
  private final List<HeldOutPerson> block = new ArrayList<>();

  EvaluationTask(EvaluationPlan plan, Rankers rankers) {
    this.plan = plan;
    this.rankers = rankers;
    this.model = new BlockRanking(rankers.model(), Metric.DEEPEST);
    this.itemItem = new ItemItemRanking(rankers.itemItem());
  }

  EvaluationPart run(Iterator<FactoredUser> people) {
    while (people.hasNext()) {
      add(people.next());
      if (block.size() == BLOCK) {
        rank();
      }
    }
    rank();
    return part;
  }

  private void add(FactoredUser user) {
    if (plan.people() == EvaluatedPeople.EVERYONE || plan.holdOut().unseen(user.history())) {
      int[] truth = plan.holdOut().truth(user.history());
      if (truth.length > 0) {
        block.add(HeldOutPerson.of(user, plan.holdOut(), truth));
      }
    }
  }

  private void rank() {
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
    block.clear();
  }
}
