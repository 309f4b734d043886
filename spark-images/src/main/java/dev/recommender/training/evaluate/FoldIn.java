package dev.recommender.training.evaluate;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.netlib.util.intW;

/**
 * The factors of a person whom training did not see, from what the person likes: half a step of
 * MLlib's implicit ALS, {@code (YᵀY + α Σ y yᵀ + regParam · n · I) x = (1 + α) Σ y} over the n
 * liked items (Hu, Koren and Volinsky 2008, equation 4, with MLlib's weighting of the regulariser).
 */
public final class FoldIn implements Serializable {
  // Not getInstance of LAPACK: a native library of the machine would round differently.
  private static final LAPACK LAPACK_IN_JAVA = JavaLAPACK.getInstance();

  private final ItemBlocks items;
  private final double alpha;
  private final double regParam;

  /** YᵀY, the upper triangle column by column. */
  private final double[] gram;

  FoldIn(ItemBlocks items, double alpha, double regParam) {
    this.items = items;
    this.alpha = alpha;
    this.regParam = regParam;
    this.gram = new double[packed(items.rank())];
    for (int index = 0; index < items.items(); index++) {
      addOuter(gram, items.vector(index), 1);
    }
  }

  private static int packed(int rank) {
    return rank * (rank + 1) / 2;
  }

  private static void addOuter(double[] triangle, float[] y, double weight) {
    int place = 0;
    for (int column = 0; column < y.length; column++) {
      double weighted = weight * y[column];
      for (int row = 0; row <= column; row++) {
        triangle[place] += weighted * y[row];
        place++;
      }
    }
  }

  /** Null when none of the liked items, given by position, has factors. */
  float @Nullable [] of(int[] liked) {
    int[] known = Arrays.stream(liked).map(items::indexOf).filter(index -> index >= 0).toArray();
    int rank = items.rank();
    if (known.length == 0) {
      return null;
    }
    double[] left = gram.clone();
    double[] right = new double[rank];
    for (int index : known) {
      float[] y = items.vector(index);
      addOuter(left, y, alpha);
      for (int k = 0; k < rank; k++) {
        right[k] += (1 + alpha) * y[k];
      }
    }
    for (int k = 0; k < rank; k++) {
      left[packed(k + 1) - 1] += regParam * known.length;
    }
    return solve(left, right);
  }

  private static float[] solve(double[] left, double[] right) {
    intW info = new intW(0);
    LAPACK_IN_JAVA.dppsv("U", right.length, 1, left, right, right.length, info);
    if (info.val != 0) {
      throw new IllegalStateException("fold-in: not positive definite at " + info.val);
    }
    float[] x = new float[right.length];
    for (int k = 0; k < x.length; k++) {
      x[k] = (float) right[k];
    }
    return x;
  }
}
