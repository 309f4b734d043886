package dev.recommender.training.evaluate;

import dev.recommender.training.train.FactoredUser;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two models that rank, for the same people, what they liked after a point in time. */
record LaterInteractions(
    HoldOut holdOut,
    long after,
    Metric metric,
    ItemBlocks candidate,
    FoldIn candidateFoldIn,
    ItemBlocks live,
    FoldIn liveFoldIn)
    implements Serializable {
  static final int USERS = 0;
  static final int CANDIDATE = 1;
  static final int LIVE = 2;
  static final int SUMS = 3;
  private static final int BLOCK = 256;

  /** People with later interactions, and the sums of both models' figures over them. */
  double[] sums(Iterator<FactoredUser> people) {
    BlockRanking byCandidate = new BlockRanking(candidate, Metric.DEEPEST);
    BlockRanking byLive = new BlockRanking(live, Metric.DEEPEST);
    double[] sums = new double[SUMS];
    List<HeldOutPerson> block = new ArrayList<>();
    while (people.hasNext()) {
      FactoredUser user = people.next();
      int[] truth = LiveComparison.later(user.history(), holdOut, after);
      if (truth.length > 0) {
        block.add(HeldOutPerson.of(user, holdOut, truth));
      }
      if (block.size() == BLOCK || !people.hasNext()) {
        add(block, byCandidate, byLive, sums);
        block.clear();
      }
    }
    return sums;
  }

  private void add(
      List<HeldOutPerson> block, BlockRanking byCandidate, BlockRanking byLive, double[] sums) {
    List<float @Nullable []> trained = new ArrayList<>();
    List<float @Nullable []> folded = new ArrayList<>();
    for (HeldOutPerson person : block) {
      trained.add(person.factors(candidateFoldIn));
      folded.add(liveFoldIn.of(person.liked()));
    }
    sums[USERS] += block.size();
    sums[CANDIDATE] += sum(block, trained, byCandidate);
    sums[LIVE] += sum(block, folded, byLive);
  }

  private double sum(
      List<HeldOutPerson> block, List<float @Nullable []> factors, BlockRanking ranking) {
    int[][] known = block.stream().map(HeldOutPerson::known).toArray(int[][]::new);
    int[][] best = ranking.best(factors, known);
    double sum = 0;
    for (int n = 0; n < known.length; n++) {
      sum += metric.of(new Hits(best[n], block.get(n).truth()));
    }
    return sum;
  }
}
