package dev.recommender.training;

import dev.recommender.training.TrainingArguments.ModelArguments;
import dev.recommender.training.clean.CleanData;
import dev.recommender.training.evaluate.Calibration;
import dev.recommender.training.evaluate.EvaluatedPeople;
import dev.recommender.training.evaluate.Evaluation;
import dev.recommender.training.evaluate.EvaluationPlan;
import dev.recommender.training.evaluate.Evaluator;
import dev.recommender.training.evaluate.HoldOut;
import dev.recommender.training.evaluate.LiveComparison;
import dev.recommender.training.evaluate.LiveModel;
import dev.recommender.training.evaluate.ModelScore;
import dev.recommender.training.evaluate.StarEvaluation;
import dev.recommender.training.train.AlsParameters;
import dev.recommender.training.train.AudienceRule;
import dev.recommender.training.train.Audiences;
import dev.recommender.training.train.FactoredUser;
import dev.recommender.training.train.Factors;
import dev.recommender.training.train.OneItemFoldIn;
import dev.recommender.training.train.ParameterSearch;
import dev.recommender.training.train.Trainer;
import dev.recommender.training.train.TrainingPart;
import dev.recommender.training.train.Withheld;
import java.time.Clock;
import org.apache.spark.api.java.JavaRDD;
import org.jspecify.annotations.Nullable;

/** Finds parameters, measures them on the hold-out, and fits a model to everything. */
final class Fitting {
  /** Popularity, co-occurrence, rankings, four of titles, and what scores mean. */
  private static final int EVALUATION_JOBS = 8;

  private final ModelArguments model;
  private final CleanData data;
  private final Trainer trainer;
  private final Progress progress;
  private final Clock clock;

  Fitting(ModelArguments model, CleanData data, Trainer trainer, Progress progress, Clock clock) {
    this.model = model;
    this.data = data;
    this.trainer = trainer;
    this.progress = progress;
    this.clock = clock;
  }

  /** The live version is null when nothing serves, or when it is not to be compared with. */
  Fitted fit(@Nullable LiveModel live) {
    ParameterSearch search = model.searchTrials() == 0 ? null : search();
    AlsParameters parameters = search == null ? model.als() : search.parameters();
    Evaluations evaluations = evaluate(parameters, live);
    progress.enterSolving(Stage.REFIT, 1, clock.instant());
    Factors factors = trainer.train(data, Withheld.NOTHING, parameters);
    AudienceRule rule =
        new AudienceRule(
            data.catalogue().genres(),
            data.catalogue().size(),
            trainer.positiveRating(),
            model.minimumAudience());
    Audiences audiences = audiences(factors, rule, parameters, evaluations);
    return new Fitted(parameters, search, evaluations, factors, rule, audiences);
  }

  private ParameterSearch search() {
    progress.enterSolving(Stage.SEARCH, model.searchTrials(), clock.instant());
    CleanData training = TrainingPart.of(data, holdOut()::heldOut);
    ParameterSearch search =
        ParameterSearch.run(
            model.als(),
            model.searchTrials(),
            data.catalogue().size(),
            new ParameterSearch.Metric(parameters -> score(training, parameters), model.byStars()));
    training.histories().unpersist();
    return search;
  }

  /** Of the metric that the gate looks at, on the last part of the training part. */
  private double score(CleanData training, AlsParameters parameters) {
    HoldOut validation = holdOut();
    Factors factors = trainer.train(training, validation::withheld, parameters);
    double score =
        model.byStars()
            ? StarEvaluation.of(training, factors, validation::heldOut).score()
            : ModelScore.of(training, factors, validation, model.rankingMetric());
    factors.release();
    progress.solved();
    return score;
  }

  private Evaluations evaluate(AlsParameters parameters, @Nullable LiveModel live) {
    progress.enterSolving(Stage.TRAIN, 1, clock.instant());
    HoldOut holdOut = holdOut();
    Factors factors = trainer.train(data, holdOut::withheld, parameters);
    progress.enter(Stage.EVALUATE, EVALUATION_JOBS, clock.instant());
    EvaluationPlan plan =
        new EvaluationPlan(holdOut, parameters, model.minimumAudience(), EvaluatedPeople.EVERYONE);
    Evaluation ranking = new Evaluator(data, plan).evaluate(factors);
    StarEvaluation stars = null;
    if (parameters.explicit()) {
      stars = StarEvaluation.of(data, factors, holdOut::heldOut);
    } else {
      ranking =
          new LiveComparison(data, plan, model.rankingMetric()).compare(ranking, factors, live);
    }
    Calibration calibration = Calibration.of(data, factors, holdOut, ranking.titlePath());
    factors.release();
    return new Evaluations(ranking, stars, calibration);
  }

  /**
   * Of explicit feedback any rating can be held out, of implicit feedback what people liked. People
   * whom training does not see are for implicit feedback only, whose fold-in is evaluated on them.
   */
  private HoldOut holdOut() {
    long seed = model.als().seed();
    return model.als().explicit()
        ? HoldOut.ofStars(model.positiveRating(), model.split(), seed)
        : HoldOut.ofRun(
            model.positiveRating(), model.split(), seed, data.report().remaining().users());
  }

  private Audiences audiences(
      Factors factors, AudienceRule rule, AlsParameters parameters, Evaluations evaluations) {
    JavaRDD<FactoredUser> people = FactoredUser.join(data.histories(), factors);
    Audiences audiences = Audiences.of(people, rule);
    if (!evaluations.ranking().titlePath().similarStandsIn()) {
      return audiences;
    }
    OneItemFoldIn similar = new OneItemFoldIn(factors, parameters);
    return audiences.standingIn(item -> factors.items().has(item) ? similar.vector(item) : null);
  }
}
