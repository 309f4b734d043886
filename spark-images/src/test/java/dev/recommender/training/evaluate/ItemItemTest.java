package dev.recommender.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.training.clean.UserHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ItemItemTest {
  private static final int ITEMS = 60;

  @Test
  void neighboursAreTheNearestByCosine() {
    List<int[]> people = people(new Random(1));
    ItemItem model = ItemItem.of(people, ITEMS);
    for (int item = 0; item < ITEMS; item++) {
      int from = item;
      assertThat(model.neighbours(item))
          .containsExactly(
              IntStream.range(0, ITEMS)
                  .filter(other -> other != from && cosine(people, from, other) > 0)
                  .boxed()
                  .sorted(Comparator.comparingDouble(other -> -cosine(people, from, other)))
                  .limit(ItemItem.NEIGHBOURS)
                  .mapToInt(Integer::intValue)
                  .toArray());
    }
  }

  @Test
  void ranksByTheSumOverWhatIsLiked() {
    List<int[]> people = people(new Random(2));
    ItemItem model = ItemItem.of(people, ITEMS);
    ItemItemRanking ranking = new ItemItemRanking(model);
    int[] liked = {3, 17};
    int[] known = {3, 5, 17};
    assertThat(ranking.best(liked, known, 10)).containsExactly(naive(model, liked, known));
    assertThat(ranking.best(liked, known, 10))
        .as("again")
        .containsExactly(naive(model, liked, known));
    assertThat(ranking.best(new int[0], known, 10)).isEmpty();
  }

  private static int[] naive(ItemItem model, int[] liked, int[] known) {
    float[] sums = new float[ITEMS];
    for (int item : liked) {
      for (int n = 0; n < model.neighbours(item).length; n++) {
        sums[model.neighbours(item)[n]] += model.similarities(item)[n];
      }
    }
    return IntStream.range(0, ITEMS)
        .filter(item -> sums[item] > 0 && Arrays.binarySearch(known, item) < 0)
        .boxed()
        .sorted(Comparator.comparingDouble(item -> -sums[item]))
        .limit(10)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @Test
  void onlyTheLastHundredLikesCount() {
    int size = 150;
    int[] items = IntStream.range(0, size).toArray();
    float[] ratings = new float[size];
    Arrays.fill(ratings, 5);
    long[] times = IntStream.range(0, size).mapToLong(n -> size - n).toArray();
    UserHistory history = new UserHistory(0, "p", items, ratings, times);
    // The last fifth by time is held out: items 0 to 29; of the rest the last are 30 to 129.
    assertThat(ItemItem.recent(history, new HoldOut(3.5)))
        .containsExactly(IntStream.range(30, 130).toArray());
  }

  private static List<int[]> people(Random random) {
    List<int[]> people = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      people.add(random.ints(12, 0, ITEMS).distinct().sorted().toArray());
    }
    return people;
  }

  private static float cosine(List<int[]> people, int one, int other) {
    return (float)
        (count(people, one, other)
            / Math.sqrt(count(people, one, one) * (double) count(people, other, other)));
  }

  private static long count(List<int[]> people, int one, int other) {
    return people.stream()
        .filter(
            liked -> Arrays.binarySearch(liked, one) >= 0 && Arrays.binarySearch(liked, other) >= 0)
        .count();
  }
}
