package dev.recommender.benchmark.movielens;

import java.util.SplittableRandom;

/** The hidden cause of all ratings: what movies are like, along a few directions. */
final class Taste {
  static final int DIRECTIONS = 8;

  private final float[] movies;

  Taste(int items, SplittableRandom random) {
    this.movies = vector(items * DIRECTIONS, random);
  }

  /** A person's or movie's place: independent standard normal in every direction. */
  static float[] vector(int length, SplittableRandom random) {
    float[] vector = new float[length];
    for (int k = 0; k < length; k++) {
      vector[k] = (float) random.nextGaussian();
    }
    return vector;
  }

  /** How a movie lies along one direction. */
  float movie(int item, int direction) {
    return movies[item * DIRECTIONS + direction];
  }

  /** How much a person is drawn to a movie: mean 0, variance 1 over all pairs. */
  double affinity(float[] person, int item) {
    double sum = 0;
    for (int k = 0; k < DIRECTIONS; k++) {
      sum += person[k] * movies[item * DIRECTIONS + k];
    }
    return sum / StrictMath.sqrt(DIRECTIONS);
  }
}
