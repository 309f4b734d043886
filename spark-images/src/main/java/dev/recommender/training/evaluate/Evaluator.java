package dev.recommender.training.evaluate;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.train.AlsParameters;
import dev.recommender.training.train.FactoredUser;
import dev.recommender.training.train.Factors;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/**
 * Ranks the whole catalogue for everyone with a hold-out. What a person rated in the training part,
 * low ratings included, is left out of the ranking.
 */
public final class Evaluator {
  private final CleanData data;
  private final EvaluationPlan plan;

  public Evaluator(CleanData data, EvaluationPlan plan) {
    this.data = data;
    this.plan = plan;
  }

  /** The factors must be trained on the training part of the plan's hold-out only. */
  public Evaluation evaluate(Factors factors) {
    Rankers rankers = rankers(factors);
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(data.histories().context());
    Broadcast<Rankers> shared = spark.broadcast(rankers);
    EvaluationPart whole = new EvaluationPart();
    JavaRDD<FactoredUser> people = FactoredUser.join(data.histories(), factors);
    people.mapPartitions(task(plan, shared)).collect().forEach(whole::merge);
    TitlePath titlePath = new TitlePathEvaluator(data, plan, shared).evaluate(people);
    shared.destroy();
    return evaluation(whole, titlePath);
  }

  private static FlatMapFunction<Iterator<FactoredUser>, EvaluationPart> task(
      EvaluationPlan plan, Broadcast<Rankers> rankers) {
    return people -> List.of(new EvaluationTask(plan, rankers.value()).run(people)).iterator();
  }

  private Rankers rankers(Factors factors) {
    int items = data.catalogue().size();
    JavaRDD<UserHistory> histories = data.histories();
    AlsParameters als = plan.als();
    ItemBlocks model = ItemBlocks.of(factors.items(), items);
    Popularity popularity = Popularity.of(histories, plan.holdOut(), items);
    return new Rankers(
        model,
        new FoldIn(model, als.alpha(), als.regParam()),
        popularity,
        ItemItem.of(histories, plan.holdOut(), items, popularity.people()));
  }

  private Evaluation evaluation(EvaluationPart whole, TitlePath titlePath) {
    Bootstrap bootstrap = Bootstrap.of(whole.rows(), EvaluationPart.COLUMNS, plan.holdOut().seed());
    Map<Ranker, RankerFigures> rankers = new EnumMap<>(Ranker.class);
    for (Ranker ranker : Ranker.values()) {
      rankers.put(ranker, figures(whole, bootstrap, ranker));
    }
    Map<Metric, Interval> leads = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      leads.put(
          metric,
          bootstrap.lead(
              EvaluationPart.column(Ranker.MODEL, metric),
              EvaluationPart.column(Ranker.POPULARITY, metric)));
    }
    return new Evaluation(
        rankers, leads, whole.people(), whole.holdOutHash(), titlePath, Regression.none());
  }

  private RankerFigures figures(EvaluationPart whole, Bootstrap bootstrap, Ranker ranker) {
    Map<Metric, Figure> figures = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      int column = EvaluationPart.column(ranker, metric);
      figures.put(metric, new Figure(whole.mean(column), bootstrap.of(column)));
    }
    ListTally tally = whole.tally(ranker);
    return new RankerFigures(
        figures,
        tally.coverage(data.catalogue().size()),
        tally.novelty(),
        whole.popularityLift(ranker));
  }
}
