package dev.recommender.service.recommend;

import dev.recommender.service.model.AlsParameters;
import dev.recommender.service.model.PublishedItem;
import java.util.List;
import java.util.Map;

/** The equations of folding in, written out plainly and solved by Gaussian elimination. */
final class PlainFoldIn {
  private PlainFoldIn() {}

  /** {@code (YᵀY + α Σ y yᵀ + regParam · n · I) x = (1 + α) Σ y}. */
  static double[] implicit(
      List<PublishedItem> items, List<PublishedItem> liked, AlsParameters als) {
    int rank = PlainScores.factors(liked.getFirst()).length;
    double[][] left = new double[rank][rank];
    double[] right = new double[rank];
    for (PublishedItem item : items) {
      if (item.factors() != null) {
        addSquare(left, PlainScores.factors(item), 1);
      }
    }
    for (PublishedItem item : liked) {
      addSquare(left, PlainScores.factors(item), als.alpha());
      for (int i = 0; i < rank; i++) {
        right[i] += (1 + als.alpha()) * PlainScores.factors(item)[i];
      }
    }
    addToDiagonal(left, als.regParam() * liked.size());
    return solved(left, right);
  }

  /** The person's bias, then x; the items' own bias is their last dimension. */
  static double[] explicit(Map<PublishedItem, Double> stars, AlsParameters als) {
    int rank = PlainScores.factors(stars.keySet().iterator().next()).length - 1;
    double above = 0;
    for (var rated : stars.entrySet()) {
      above += rated.getValue() - als.globalMean() - PlainScores.factors(rated.getKey())[rank];
    }
    double personBias = above / (stars.size() + 5);
    double[][] left = new double[rank][rank];
    double[] right = new double[rank];
    for (var rated : stars.entrySet()) {
      float[] y = PlainScores.factors(rated.getKey());
      addSquare(left, y, 1);
      for (int i = 0; i < rank; i++) {
        right[i] += (rated.getValue() - als.globalMean() - personBias - y[rank]) * y[i];
      }
    }
    addToDiagonal(left, als.regParam() * stars.size());
    double[] solution = new double[rank + 1];
    solution[0] = personBias;
    System.arraycopy(solved(left, right), 0, solution, 1, rank);
    return solution;
  }

  static double[] solved(double[][] a, double[] b) {
    int n = b.length;
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        pivot = Math.abs(a[row][column]) > Math.abs(a[pivot][column]) ? row : pivot;
      }
      double[] swapped = a[pivot];
      a[pivot] = a[column];
      a[column] = swapped;
      double value = b[pivot];
      b[pivot] = b[column];
      b[column] = value;
      for (int row = column + 1; row < n; row++) {
        double factor = a[row][column] / a[column][column];
        b[row] -= factor * b[column];
        for (int k = column; k < n; k++) {
          a[row][k] -= factor * a[column][k];
        }
      }
    }
    double[] x = new double[n];
    for (int row = n - 1; row >= 0; row--) {
      double sum = b[row];
      for (int k = row + 1; k < n; k++) {
        sum -= a[row][k] * x[k];
      }
      x[row] = sum / a[row][row];
    }
    return x;
  }

  private static void addSquare(double[][] left, float[] y, double weight) {
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < left.length; j++) {
        left[i][j] += weight * y[i] * y[j];
      }
    }
  }

  private static void addToDiagonal(double[][] left, double value) {
    for (int i = 0; i < left.length; i++) {
      left[i][i] += value;
    }
  }
}
