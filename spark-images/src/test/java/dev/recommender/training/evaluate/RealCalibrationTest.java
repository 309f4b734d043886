package dev.recommender.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.RealDataset;
import dev.recommender.training.SparkForTests;
import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.train.AlsParameters;
import dev.recommender.training.train.FactoredUser;
import dev.recommender.training.train.Factors;
import dev.recommender.training.train.MllibFactorSolver;
import dev.recommender.training.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;

/** Of ml-latest-small half the people make the curve, the other half are predicted with it. */
final class RealCalibrationTest {
  private static final double POSITIVE = 3.5;
  private static final HoldOut HOLD_OUT = HoldOut.ofRun(POSITIVE, Split.TEMPORAL, 42, 610);
  private static final AlsParameters ALS = new AlsParameters(16, 8, 0.05, 1, 42);

  @TempDir private static Path scratch;

  /** A rating of somebody whom the curve has not seen; it counts as many as its weight. */
  private record Seen(double score, boolean liked, double weight) {}

  @Test
  void predictsHowManyOfOtherPeopleLikedWhatTheyRated() throws IOException {
    CleanData data = RealDataset.in(scratch).clean();
    Factors factors =
        new Trainer(new MllibFactorSolver(SparkForTests.spark(), (_, _, _) -> {}), POSITIVE)
            .train(data, HOLD_OUT::withheld, ALS);
    List<FactoredUser> people =
        FactoredUser.join(data.histories(), factors)
            .map(person -> new Tuple2<>(person.history(), person.factors()))
            .collect()
            .stream()
            .map(person -> new FactoredUser(person._1(), person._2()))
            .toList();
    PersonScores scores = new PersonScores(HOLD_OUT, factors.items(), null);
    ScoreTally tally = scores.tally(people.stream().filter(p -> isEven(p)).iterator());
    CalibrationCurve curve =
        CalibrationCurve.of(
            tally, JavaSparkContext.fromSparkContext(SparkForTests.spark().sparkContext()));
    assertThat(curve.shares().getLast() - curve.shares().getFirst()).isGreaterThan(0.15);

    List<Seen> others = new ArrayList<>();
    people.stream().filter(p -> !isEven(p)).forEach(p -> addSeen(p, factors, others));
    others.sort(Comparator.comparingDouble(Seen::score));
    int third = others.size() / 3;
    for (int part = 0; part < 3; part++) {
      List<Seen> seen = others.subList(part * third, (part + 1) * third);
      double weight = seen.stream().mapToDouble(Seen::weight).sum();
      double liked = seen.stream().filter(Seen::liked).mapToDouble(Seen::weight).sum() / weight;
      double predicted =
          seen.stream().mapToDouble(s -> s.weight() * at(curve, s.score())).sum() / weight;
      System.out.printf("third %d: predicted %.3f, liked %.3f%n", part + 1, predicted, liked);
      assertThat(predicted).isCloseTo(liked, within(0.06));
    }
  }

  private static boolean isEven(FactoredUser person) {
    return person.history().user() % 2 == 0;
  }

  private static void addSeen(FactoredUser person, Factors factors, List<Seen> seen) {
    UserHistory history = person.history();
    float[] vector = person.factors();
    int[] heldOut = HOLD_OUT.heldOut(history);
    if (vector == null || heldOut.length == 0) {
      return;
    }
    double likes = Arrays.stream(toDoubles(history.ratings())).filter(r -> r >= POSITIVE).count();
    for (int n = 0; n < history.size(); n++) {
      boolean liked = history.ratings()[n] >= POSITIVE;
      boolean counts = !liked || Arrays.binarySearch(heldOut, n) >= 0;
      int item = history.items()[n];
      if (counts && factors.items().has(item)) {
        double score = 0;
        for (int k = 0; k < vector.length; k++) {
          score += vector[k] * factors.items().vector(item)[k];
        }
        seen.add(new Seen(score, liked, liked ? likes / heldOut.length : 1));
      }
    }
  }

  private static double[] toDoubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, n -> values[n]);
    return doubles;
  }

  /** The nearest point of the curve: independent of how the service draws it. */
  private static double at(CalibrationCurve curve, double score) {
    int nearest = 0;
    for (int n = 1; n < curve.scores().size(); n++) {
      if (Math.abs(curve.scores().get(n) - score) < Math.abs(curve.scores().get(nearest) - score)) {
        nearest = n;
      }
    }
    return curve.shares().get(nearest);
  }
}
