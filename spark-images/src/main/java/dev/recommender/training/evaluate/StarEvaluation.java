package dev.recommender.training.evaluate;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.train.FactoredUser;
import dev.recommender.training.train.Factors;
import dev.recommender.training.train.Withheld;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/**
 * How far predicted stars are from those held out, beside the baseline {@code μ + b_u + b_i} on the
 * same rows. A row is cold when its person or its movie has no factors: the model then predicts
 * what the baseline does, as far as biases are known. Predictions are not cut to the scale.
 *
 * @param people per person with rows held out, in a fixed order
 */
public record StarEvaluation(
    double rmse,
    double mae,
    double baselineRmse,
    double baselineMae,
    double coldPercent,
    People people) {

  /** Sums of squared errors and numbers of rows by person: the arrays run in parallel. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record People(double[] squared, double[] baselineSquared, double[] rows) {}

  private static final int SQUARED = 0;
  private static final int BASELINE = 1;
  private static final int ROWS = 2;
  private static final int COLUMNS = 3;

  /** What a search compares: the RMSE; NaN without a row, as there is nothing to compare. */
  public double score() {
    return people.rows.length == 0 ? Double.NaN : rmse;
  }

  /** By how much the RMSE is below the baseline's, resampled by person; above 0 it is better. */
  public Interval lead() {
    float[] rows = new float[people.rows.length * COLUMNS];
    for (int n = 0; n < people.rows.length; n++) {
      rows[n * COLUMNS + SQUARED] = (float) people.squared[n];
      rows[n * COLUMNS + BASELINE] = (float) people.baselineSquared[n];
      rows[n * COLUMNS + ROWS] = (float) people.rows[n];
    }
    return Bootstrap.of(rows, COLUMNS, 0).rootLead(SQUARED, BASELINE, ROWS);
  }

  /** The factors must be trained, with biases, on what is not withheld. */
  public static StarEvaluation of(CleanData data, Factors factors, Withheld withheld) {
    StarModel model = new StarModel(factors.items(), Objects.requireNonNull(factors.biases()));
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(data.histories().context());
    Broadcast<StarModel> shared = spark.broadcast(model);
    FlatMapFunction<Iterator<FactoredUser>, StarErrors> parts =
        people -> {
          StarErrors errors = new StarErrors();
          people.forEachRemaining(
              person -> errors.add(person, withheld.of(person.history()), shared.value()));
          return List.of(errors).iterator();
        };
    List<StarErrors> errors =
        FactoredUser.join(data.histories(), factors).mapPartitions(parts).collect();
    shared.destroy();
    return mean(errors);
  }

  /** Without a single row everything is 0: nothing was shown. */
  private static StarEvaluation mean(List<StarErrors> parts) {
    double[] squared = parts.stream().flatMapToDouble(StarErrors::squared).toArray();
    double[] baseline = parts.stream().flatMapToDouble(StarErrors::baselineSquared).toArray();
    double[] rows = parts.stream().flatMapToDouble(StarErrors::rows).toArray();
    double count = Math.max(1, Arrays.stream(rows).sum());
    return new StarEvaluation(
        Math.sqrt(Arrays.stream(squared).sum() / count),
        parts.stream().mapToDouble(StarErrors::absolute).sum() / count,
        Math.sqrt(Arrays.stream(baseline).sum() / count),
        parts.stream().mapToDouble(StarErrors::baselineAbsolute).sum() / count,
        100 * parts.stream().mapToDouble(StarErrors::cold).sum() / count,
        new People(squared, baseline, rows));
  }
}
