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

  /** People with later interactions, and the sums of both models' figures over them. */
  double[] sums(Iterator<FactoredUser> people) {
    BlockRanking byCandidate = new BlockRanking(candidate, Metric.DEEPEST);
    BlockRanking byLive = new BlockRanking(live, Metric.DEEPEST);
    double[] sums = new double[SUMS];
    PersonBlocks.forEach(people, this::later, block -> add(block, byCandidate, byLive, sums));
    return sums;
  }

  private @Nullable HeldOutPerson later(FactoredUser user) {
    int[] truth = LiveComparison.later(user.history(), holdOut, after);
    return HeldOutPerson.ofPart(user, holdOut, truth);
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
    sums[CANDIDATE] += byCandidate.sum(metric, block, trained);
    sums[LIVE] += byLive.sum(metric, block, folded);
  }
}
