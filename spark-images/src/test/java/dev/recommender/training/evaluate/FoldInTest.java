package dev.recommender.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.MiniDataset;
import dev.recommender.training.SparkForTests;
import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.train.AlsParameters;
import dev.recommender.training.train.FactoredUser;
import dev.recommender.training.train.Factors;
import dev.recommender.training.train.ItemFactors;
import dev.recommender.training.train.MllibFactorSolver;
import dev.recommender.training.train.Trainer;
import dev.recommender.training.train.Withheld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;

final class FoldInTest {
  private static final AlsParameters ALS = new AlsParameters(4, 3, 0.05, 2, 7);

  @TempDir private Path folder;

  /** MLlib ends with a half-step for users, so its own user factors are fold-ins. */
  @Test
  void givesWhatTheLastHalfStepOfTrainingGave() throws IOException {
    CleanData data = dataset();
    HoldOut holdOut = new HoldOut(3.5);
    Factors factors =
        new Trainer(new MllibFactorSolver(SparkForTests.spark(), (_, _, _) -> {}), 3.5)
            .train(data, Withheld.NOTHING, ALS);
    FoldIn foldIn = new FoldIn(ItemBlocks.of(factors.items(), data.catalogue().size()), 2, 0.05);
    List<Tuple2<UserHistory, float[]>> people =
        FactoredUser.join(data.histories(), factors)
            .map(user -> new Tuple2<>(user.history(), user.factors()))
            .collect();
    assertThat(people).hasSize(12);
    for (Tuple2<UserHistory, float[]> person : people) {
      UserHistory history = person._1();
      int[] liked = holdOut.positives(history).map(n -> history.items()[n]).toArray();
      assertThat(foldIn.of(liked)).containsExactly(person._2(), within(1e-4f));
    }
  }

  private CleanData dataset() throws IOException {
    MiniDataset dataset = new MiniDataset(folder);
    for (int movie = 1; movie <= 15; movie++) {
      dataset.movie(movie, "Movie " + movie, "Drama");
    }
    Random random = new Random(1);
    for (int user = 0; user < 12; user++) {
      for (int movie : random.ints(9, 1, 16).distinct().toArray()) {
        dataset.rating("user-" + user, movie, 1 + random.nextInt(5), movie);
      }
      dataset.rating("user-" + user, 15, 5, 99);
    }
    return dataset.clean(Set.of());
  }

  @Test
  void whatHasNoFactorsCountsForNothing() {
    ItemFactors items = new ItemFactors(3, 2);
    items.set(0, new float[] {1, 0});
    items.set(1, new float[] {0, 2});
    FoldIn foldIn = new FoldIn(ItemBlocks.of(items, 3), 1, 0.5);
    // Diagonal: (1 + 1 + .5) x = 2 and (4 + .5) y = 0.
    assertThat(foldIn.of(new int[] {0, 2})).containsExactly(new float[] {0.8f, 0}, within(1e-6f));
    assertThat(foldIn.of(new int[] {2})).isNull();
    assertThat(foldIn.of(new int[] {})).isNull();
  }
}
