package dev.recommender.training.train;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.failure.RunFailure;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Turns histories into factors: by likes (a rating of at least {@code positiveRating} is r = 1) or
 * by what stars differ from {@code μ + b_u + b_i}, because MLlib has no biases.
 */
public record Trainer(FactorSolver solver, double positiveRating) {

  /** On all ratings that are not withheld. */
  public Factors train(CleanData data, Withheld withheld, AlsParameters parameters) {
    return parameters.explicit()
        ? byStars(data, withheld, parameters)
        : solve(data, likes(withheld), parameters);
  }

  private FlatMapFunction<UserHistory, Interaction> likes(Withheld withheld) {
    double least = positiveRating;
    return history -> {
      int[] without = withheld.of(history);
      return IntStream.range(0, history.size())
          .filter(n -> history.ratings()[n] >= least && Arrays.binarySearch(without, n) < 0)
          .mapToObj(n -> new Interaction(history.user(), history.items()[n], 1))
          .iterator();
    };
  }

  private Factors byStars(CleanData data, Withheld withheld, AlsParameters parameters) {
    StarBiases biases = StarBiases.of(data.histories(), withheld, data.catalogue().size());
    Broadcast<StarBiases> shared =
        JavaSparkContext.fromSparkContext(data.histories().context()).broadcast(biases);
    Factors factors = solve(data, residuals(withheld, shared), parameters);
    // Not destroyed: a lost part of the factors would be made again from it.
    shared.unpersist();
    return augmented(factors, biases, data.catalogue().size());
  }

  private static FlatMapFunction<UserHistory, Interaction> residuals(
      Withheld withheld, Broadcast<StarBiases> shared) {
    return history -> residuals(history, withheld.of(history), shared.value());
  }

  private static Iterator<Interaction> residuals(
      UserHistory history, int[] withheld, StarBiases biases) {
    int[] positions = StarBiases.starred(history, withheld);
    double known = biases.globalMean() + biases.person(history, positions);
    return IntStream.of(positions)
        .mapToObj(n -> {
          int item = history.items()[n];
          double residual = history.ratings()[n] - known - biases.movie(item);
          return new Interaction(history.user(), item, (float) residual);
        })
        .iterator();
  }

  private Factors solve(
      CleanData data, FlatMapFunction<UserHistory, Interaction> learned, AlsParameters parameters) {
    JavaRDD<Interaction> interactions = data.histories().flatMap(learned);
    if (interactions.isEmpty()) {
      throw RunFailure.data(
          "NothingToTrainOn",
          "training on %s feedback: no rating is left to learn from, expected at least 1"
              .formatted(parameters.feedback().label()));
    }
    return solver.solve(interactions, data.catalogue().size(), parameters);
  }

  /** With one more place: the bias for a movie that has factors, 1 for a person. */
  private static Factors augmented(Factors factors, StarBiases biases, int items) {
    ItemFactors longer = new ItemFactors(items, factors.items().dimensions() + 1);
    IntStream.range(0, items)
        .filter(factors.items()::has)
        .forEach(item -> longer.set(item, with(factors.items().vector(item), biases.movie(item))));
    Function<float[], float[]> person = vector -> with(vector, 1);
    JavaPairRDD<Integer, float[]> users =
        factors.users().mapValues(person).persist(StorageLevel.MEMORY_AND_DISK());
    users.count();
    factors.release();
    return new Factors(users, longer, biases);
  }

  private static float[] with(float[] vector, float last) {
    float[] longer = Arrays.copyOf(vector, vector.length + 1);
    longer[vector.length] = last;
    return longer;
  }
}
