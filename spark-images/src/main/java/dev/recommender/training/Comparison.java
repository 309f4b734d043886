package dev.recommender.training;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.evaluate.EvaluatedPeople;
import dev.recommender.training.evaluate.Evaluation;
import dev.recommender.training.evaluate.EvaluationPlan;
import dev.recommender.training.evaluate.Evaluator;
import dev.recommender.training.evaluate.HoldOut;
import dev.recommender.training.evaluate.Ranker;
import dev.recommender.training.evaluate.Split;
import dev.recommender.training.evaluate.StarEvaluation;
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

  /** One table per protocol, that of titles, and that of stars. */
  String tables() {
    Evaluation strong = evaluate(data, holdOut(Split.RANDOM, UNSEEN), arguments.als());
    return rankers("Temporal hold-out", Split.TEMPORAL)
        + rankers("Random hold-out", Split.RANDOM)
        + MarkdownTables.rankers("Strong generalisation", strong, null)
        + MarkdownTables.titles(strong.titlePath(), arguments.minimumAudience())
        + MarkdownTables.stars(stars());
  }

  private String rankers(String title, Split split) {
    HoldOut holdOut = holdOut(split, 0);
    Evaluation implicit = evaluate(data, holdOut, arguments.als());
    Evaluation explicit = evaluate(data, holdOut, arguments.explicit());
    return MarkdownTables.rankers(title, implicit, explicit.of(Ranker.MODEL));
  }

  /** Of a model of stars, on the last stars that people gave. */
  private StarEvaluation stars() {
    HoldOut holdOut =
        HoldOut.ofStars(arguments.positiveRating(), Split.TEMPORAL, arguments.als().seed());
    Factors factors = trainer.train(data, holdOut::withheld, arguments.explicit());
    StarEvaluation stars = StarEvaluation.of(data, factors, holdOut::heldOut);
    factors.release();
    return stars;
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
