package dev.recommender.training.features;

import dev.recommender.training.clean.Genres;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Where movies stand in their genres: a movie's rank is 1 + the number of movies of the genre with
 * a higher weighted mean, so equal movies share a rank. Only movies with enough raters are
 * compared; the others have no standing.
 */
public final class GenreStandings {
  private final Features features;
  private final Genres genres;
  private final int leastRaters;
  private final double[][] weightedMeans;

  GenreStandings(Features features, Genres genres, int items, int leastRaters) {
    this.features = features;
    this.genres = genres;
    this.leastRaters = leastRaters;
    this.weightedMeans = new double[genres.count()][];
    int[] sizes = new int[genres.count()];
    IntStream.range(0, items)
        .filter(this::isCompared)
        .forEach(item -> {
          for (int genre : genres.of(item)) {
            sizes[genre]++;
          }
        });
    Arrays.setAll(weightedMeans, genre -> new double[sizes[genre]]);
    IntStream.range(0, items)
        .filter(this::isCompared)
        .forEach(item -> {
          for (int genre : genres.of(item)) {
            weightedMeans[genre][--sizes[genre]] = weightedMean(item);
          }
        });
    Arrays.stream(weightedMeans).forEach(Arrays::sort);
  }

  private boolean isCompared(int item) {
    return features.raters(item) >= Math.max(1, leastRaters);
  }

  private double weightedMean(int item) {
    return Objects.requireNonNull(features.movie(item).weightedMeanRating());
  }

  /** By genre; empty for a movie with too few raters. */
  public List<GenreStanding> of(int item) {
    if (!isCompared(item)) {
      return List.of();
    }
    double mean = weightedMean(item);
    return Arrays.stream(genres.of(item))
        .mapToObj(genre ->
            new GenreStanding(
                genres.name(genre),
                1 + higher(weightedMeans[genre], mean),
                weightedMeans[genre].length))
        .toList();
  }

  private static int higher(double[] ascending, double mean) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] <= mean) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return ascending.length - low;
  }
}
