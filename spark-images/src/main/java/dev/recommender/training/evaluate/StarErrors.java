package dev.recommender.training.evaluate;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.people.Stars;
import dev.recommender.training.train.FactoredUser;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Errors of predicted stars in one partition, squared ones by person. */
final class StarErrors implements Serializable {
  private static final int FIGURES = 3;

  /** Three by person: squared, baseline squared, rows. */
  private double[] figures = new double[64 * FIGURES];

  private int size;
  private double absolute;
  private double baselineAbsolute;
  private long cold;

  /** Likes without stars have no error; people without a row do not count. */
  void add(FactoredUser person, int[] heldOut, StarModel model) {
    UserHistory history = person.history();
    double bias = model.biases().personWithout(history, heldOut);
    double squared = 0;
    double baselineSquared = 0;
    int rows = 0;
    for (int n : heldOut) {
      float stars = history.ratings()[n];
      if (Stars.isStars(stars)) {
        int item = history.items()[n];
        double baselineError = stars - model.baseline(bias, item);
        double error = stars - model.stars(bias, person.factors(), item);
        squared += error * error;
        baselineSquared += baselineError * baselineError;
        absolute += Math.abs(error);
        baselineAbsolute += Math.abs(baselineError);
        cold += model.cold(person.factors(), item) ? 1 : 0;
        rows++;
      }
    }
    if (rows > 0) {
      put(squared, baselineSquared, rows);
    }
  }

  private void put(double squared, double baselineSquared, int rows) {
    if (size == figures.length) {
      figures = Arrays.copyOf(figures, 2 * size);
    }
    figures[size] = squared;
    figures[size + 1] = baselineSquared;
    figures[size + 2] = rows;
    size += FIGURES;
  }

  DoubleStream squared() {
    return figure(0);
  }

  DoubleStream baselineSquared() {
    return figure(1);
  }

  DoubleStream rows() {
    return figure(2);
  }

  private DoubleStream figure(int which) {
    return IntStream.range(0, size / FIGURES).mapToDouble(n -> figures[n * FIGURES + which]);
  }

  double absolute() {
    return absolute;
  }

  double baselineAbsolute() {
    return baselineAbsolute;
  }

  long cold() {
    return cold;
  }
}
