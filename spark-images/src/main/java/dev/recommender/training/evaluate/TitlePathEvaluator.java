package dev.recommender.training.evaluate;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.train.Audience;
import dev.recommender.training.train.AudienceRule;
import dev.recommender.training.train.Audiences;
import dev.recommender.training.train.FactoredUser;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/** Answers titles for people whom training did not see, in each of the ways there are. */
final class TitlePathEvaluator {
  private static final int K = 20;

  /** A case with how each way did. */
  private record Scored(RevealCase reveal, Map<TitleMethod, TitleScore> scores) {}

  private final CleanData data;
  private final EvaluationPlan plan;
  private final Broadcast<Rankers> shared;
  private final Rankers rankers;

  TitlePathEvaluator(CleanData data, EvaluationPlan plan, Broadcast<Rankers> shared) {
    this.data = data;
    this.plan = plan;
    this.shared = shared;
    this.rankers = shared.value();
  }

  TitlePath evaluate(JavaRDD<FactoredUser> people) {
    List<RevealCase> cases = RevealCase.draw(data.histories(), plan.holdOut());
    BitSet revealed = new BitSet();
    cases.forEach(reveal -> revealed.set(reveal.revealed()));
    if (cases.isEmpty()) {
      return path(List.of(), new ScoreTally());
    }
    Audiences audiences = audiences(people, revealed);
    Map<TitleMethod, Map<Integer, int[]>> rankings = rankings(people, revealed, audiences);
    return path(
        cases.stream().map(reveal -> scored(reveal, rankings)).toList(), scores(cases, audiences));
  }

  private ScoreTally scores(List<RevealCase> cases, Audiences audiences) {
    ScoreTally tally = new ScoreTally();
    for (RevealCase reveal : cases) {
      float[] vector = factors(audiences.of(reveal.revealed()));
      if (vector != null) {
        add(vector, reveal.truth(), true, tally);
        add(vector, reveal.notLiked(), false, tally);
      }
    }
    return tally;
  }

  private void add(float[] vector, int[] items, boolean liked, ScoreTally tally) {
    for (int item : items) {
      int index = rankers.model().indexOf(item);
      if (index >= 0) {
        tally.add(rankers.model().score(index, vector), liked, 1);
      }
    }
  }

  private Audiences audiences(JavaRDD<FactoredUser> people, BitSet revealed) {
    HoldOut holdOut = plan.holdOut();
    AudienceRule rule =
        new AudienceRule(
            data.catalogue().genres(),
            data.catalogue().size(),
            holdOut.positiveRating(),
            plan.minimumAudience());
    return Audiences.of(people.map(user -> trainedOn(user, holdOut)), rule, revealed);
  }

  /** What is left out of a ranking is the revealed movie alone, so one ranking serves all cases. */
  private Map<TitleMethod, Map<Integer, int[]>> rankings(
      JavaRDD<FactoredUser> people, BitSet revealed, Audiences audiences) {
    Map<Integer, float[]> users =
        new BestFittingUsers(plan.holdOut(), revealed, shared).means(people);
    int[] items = revealed.stream().toArray();
    Map<TitleMethod, Map<Integer, int[]>> rankings = new EnumMap<>(TitleMethod.class);
    rankings.put(TitleMethod.AUDIENCE, rank(items, item -> factors(audiences.of(item))));
    rankings.put(TitleMethod.SIMILAR, rank(items, item -> similar(item, audiences)));
    rankings.put(TitleMethod.USERS, rank(items, users::get));
    rankings.put(TitleMethod.POPULARITY, popular(items));
    return rankings;
  }

  private static FactoredUser trainedOn(FactoredUser user, HoldOut holdOut) {
    UserHistory history = user.history();
    return new FactoredUser(history.without(holdOut.heldOut(history)), user.factors());
  }

  /** What would be published below the floor. */
  private float @Nullable [] similar(int item, Audiences audiences) {
    float[] vector = rankers.foldIn().of(new int[] {item});
    return vector == null ? factors(audiences.of(item)) : vector;
  }

  private static float @Nullable [] factors(@Nullable Audience audience) {
    return audience == null ? null : audience.factors();
  }

  private Map<Integer, int[]> rank(int[] items, IntFunction<float @Nullable []> vectors) {
    List<float @Nullable []> users = new ArrayList<>();
    IntStream.of(items).forEach(item -> users.add(vectors.apply(item)));
    int[][] revealed = IntStream.of(items).mapToObj(item -> new int[] {item}).toArray(int[][]::new);
    int[][] best = new BlockRanking(rankers.model(), K).best(users, revealed);
    return byItem(items, best);
  }

  private Map<Integer, int[]> popular(int[] items) {
    int[][] best =
        IntStream.of(items)
            .mapToObj(item -> rankers.popularity().best(new int[] {item}, K))
            .toArray(int[][]::new);
    return byItem(items, best);
  }

  private static Map<Integer, int[]> byItem(int[] items, int[][] best) {
    return IntStream.range(0, items.length)
        .boxed()
        .collect(Collectors.toMap(n -> items[n], n -> best[n]));
  }

  private static Scored scored(RevealCase reveal, Map<TitleMethod, Map<Integer, int[]>> rankings) {
    Map<TitleMethod, TitleScore> scores = new EnumMap<>(TitleMethod.class);
    rankings.forEach((method, byItem) ->
        scores.put(
            method,
            TitleScore.of(byItem.getOrDefault(reveal.revealed(), new int[0]), reveal.truth())));
    return new Scored(reveal, scores);
  }

  private TitlePath path(List<Scored> cases, ScoreTally tally) {
    int[] deciles = rankers.popularity().deciles();
    Map<Integer, TitleScores> byDecile = new TreeMap<>();
    cases.stream()
        .filter(scored -> deciles[scored.reveal().revealed()] > 0)
        .collect(Collectors.groupingBy(scored -> deciles[scored.reveal().revealed()]))
        .forEach((decile, scored) -> byDecile.put(decile, means(scored)));
    List<Scored> below =
        cases.stream()
            .filter(scored ->
                rankers.popularity().count(scored.reveal().revealed()) < plan.minimumAudience())
            .toList();
    return new TitlePath(means(cases), byDecile, means(below), tally);
  }

  private static TitleScores means(List<Scored> cases) {
    Map<TitleMethod, TitleScore> means = new EnumMap<>(TitleMethod.class);
    for (TitleMethod method : TitleMethod.values()) {
      List<TitleScore> scores =
          cases.stream()
              .map(scored -> scored.scores().getOrDefault(method, new TitleScore(0, 0)))
              .toList();
      means.put(method, TitleScore.mean(scores));
    }
    return new TitleScores(cases.size(), means);
  }
}
