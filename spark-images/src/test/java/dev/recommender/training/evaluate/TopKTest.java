package dev.recommender.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.training.train.ItemFactors;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TopKTest {
  /** Neither a multiple of the width of blocks, nor of the factors taken at once. */
  private static final int ITEMS = 2 * ItemBlocks.WIDTH + 77;

  private static final int RANK = 6;
  private static final int USERS = 37;

  @Test
  void findsWhatSortingAllScoresFinds() {
    Random random = new Random(1);
    // Few values: many equal scores, and every score is exact whatever the order of sums.
    float[] items = values(random, ITEMS * RANK);
    float[] users = values(random, USERS * RANK);
    int[][] known = new int[USERS][];
    Arrays.setAll(known, user -> random.ints(user * 3L, 0, ITEMS).distinct().sorted().toArray());

    int[][] best = new TopK(ItemBlocks.of(items, RANK), 100).best(users, known);

    for (int user = 0; user < USERS; user++) {
      assertThat(best[user]).containsExactly(sorted(items, users, user, known[user], 100));
    }
  }

  private static int[] sorted(float[] items, float[] users, int user, int[] known, int k) {
    return IntStream.range(0, ITEMS)
        .filter(item -> Arrays.binarySearch(known, item) < 0)
        .boxed()
        .sorted(Comparator.comparingDouble(item -> -dot(items, item, users, user)))
        .limit(k)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double dot(float[] items, int item, float[] users, int user) {
    double sum = 0;
    for (int k = 0; k < RANK; k++) {
      sum += items[item * RANK + k] * users[user * RANK + k];
    }
    return sum;
  }

  private static float[] values(Random random, int size) {
    float[] values = new float[size];
    for (int n = 0; n < size; n++) {
      values[n] = (random.nextInt(5) - 2) / 2f;
    }
    return values;
  }

  @Test
  void aUserGetsTheSameWhoeverIsInTheBlock() {
    Random random = new Random(2);
    float[] items = gaussians(random, ITEMS * RANK);
    float[] users = gaussians(random, USERS * RANK);
    TopK topK = new TopK(ItemBlocks.of(items, RANK), 20);
    int[][] together = topK.best(users, new int[USERS][0]);
    for (int user = 0; user < USERS; user++) {
      float[] alone = Arrays.copyOfRange(users, user * RANK, (user + 1) * RANK);
      assertThat(topK.best(alone, new int[1][0])[0]).containsExactly(together[user]);
    }
  }

  private static float[] gaussians(Random random, int size) {
    float[] values = new float[size];
    for (int n = 0; n < size; n++) {
      values[n] = (float) random.nextGaussian();
    }
    return values;
  }

  @Test
  void equalScoresStandByPosition() {
    float[] items = {1, 3, 2, 3, -0f, 0, 9};
    TopK topK = new TopK(ItemBlocks.of(items, 1), 4);
    assertThat(topK.best(new float[] {1}, new int[][] {{6}})[0]).containsExactly(1, 3, 2, 0);
    assertThat(topK.best(new float[] {1}, new int[][] {{0, 1, 2, 3, 6}})[0])
        .as("two zeros")
        .containsExactly(4, 5);
    assertThat(topK.best(new float[] {-1}, new int[1][0])[0]).containsExactly(4, 5, 0, 2);
  }

  @Test
  void itemsWithoutFactorsAreNotRanked() {
    ItemFactors factors = new ItemFactors(5, 1);
    factors.set(1, new float[] {1});
    factors.set(4, new float[] {2});
    TopK topK = new TopK(ItemBlocks.of(factors, 5), 3);
    assertThat(topK.best(new float[] {1}, new int[][] {{}})[0]).containsExactly(4, 1);
    assertThat(topK.best(new float[] {1}, new int[][] {{0, 4}})[0]).containsExactly(1);
  }

  @Test
  void nothingIsRankedWithoutItems() {
    TopK topK = new TopK(ItemBlocks.of(new ItemFactors(3, 2), 3), 3);
    assertThat(topK.best(new float[2], new int[][] {{}})[0]).isEmpty();
  }
}
