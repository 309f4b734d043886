package dev.recommender.training;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.evaluate.EvaluatedPeople;
import dev.recommender.training.evaluate.Evaluation;
import dev.recommender.training.evaluate.EvaluationPlan;
import dev.recommender.training.evaluate.Evaluator;
import dev.recommender.training.evaluate.HoldOut;
import dev.recommender.training.evaluate.Split;
import dev.recommender.training.train.AlsParameters;
import dev.recommender.training.train.Factors;
import dev.recommender.training.train.Trainer;
import dev.recommender.training.train.TrainingPart;

/** Trains and evaluates by several protocols, or over a grid of parameters. */
final class Comparison {
  /** Of all people, for strong generalisation and for titles. */
  private static final double UNSEEN = 0.2;

  private final CleanData data;
  private final Trainer trainer;
  private final CompareArguments arguments;

  Comparison(CleanData data, Trainer trainer, CompareArguments arguments) {
    this.data = data;
    this.trainer = trainer;
    this.arguments = arguments;
  }

  /** One table per protocol, and that of titles. */
  String tables() {
    Evaluation temporal = evaluate(data, holdOut(Split.TEMPORAL, 0), arguments.als());
    Evaluation random = evaluate(data, holdOut(Split.RANDOM, 0), arguments.als());
    Evaluation strong = evaluate(data, holdOut(Split.RANDOM, UNSEEN), arguments.als());
    return MarkdownTables.rankers("Temporal hold-out", temporal)
        + MarkdownTables.rankers("Random hold-out", random)
        + MarkdownTables.rankers("Strong generalisation", strong)
        + MarkdownTables.titles(strong.titlePath(), arguments.minimumAudience());
  }

  /** On what remains when the temporal hold-out is taken away: parameters are not chosen by it. */
  String sweep(CompareArguments.Grid grid) {
    HoldOut holdOut = holdOut(Split.TEMPORAL, 0);
    CleanData validation = TrainingPart.of(data, holdOut::withheld);
    StringBuilder table = new StringBuilder(MarkdownTables.sweepHead());
    for (int rank : grid.ranks()) {
      for (double regParam : grid.regParams()) {
        for (double alpha : grid.alphas()) {
          for (int maxIter : grid.iterations()) {
            AlsParameters als =
                new AlsParameters(rank, maxIter, regParam, alpha, arguments.als().seed());
            table.append(MarkdownTables.sweepRow(als, evaluate(validation, holdOut, als)));
          }
        }
      }
    }
    return table.toString();
  }

  private HoldOut holdOut(Split split, double unseen) {
    return new HoldOut(arguments.positiveRating(), split, arguments.als().seed(), unseen);
  }

  private Evaluation evaluate(CleanData people, HoldOut holdOut, AlsParameters als) {
    EvaluatedPeople evaluated =
        holdOut.unseenShare() > 0 ? EvaluatedPeople.UNSEEN : EvaluatedPeople.EVERYONE;
    EvaluationPlan plan = new EvaluationPlan(holdOut, als, arguments.minimumAudience(), evaluated);
    Factors factors = trainer.train(people, holdOut::withheld, als);
    Evaluation evaluation = new Evaluator(people, plan).evaluate(factors);
    factors.release();
    return evaluation;
  }
}
