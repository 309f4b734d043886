package dev.recommender.training.evaluate;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.train.FactoredUser;
import dev.recommender.training.train.Factors;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/** What scores mean, by whose vector they were computed with: a person's, or a title's audience. */
public record Calibration(CalibrationCurve person, CalibrationCurve title) {

  /** The factors must be trained on the training part of the hold-out only. */
  public static Calibration of(CleanData data, Factors factors, HoldOut holdOut, TitlePath titles) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(data.histories().context());
    Broadcast<PersonScores> shared =
        spark.broadcast(new PersonScores(holdOut, factors.items(), factors.biases()));
    ScoreTally people = new ScoreTally();
    FactoredUser.join(data.histories(), factors)
        .mapPartitions(tallies(shared))
        .collect()
        .forEach(people::merge);
    shared.destroy();
    return new Calibration(
        CalibrationCurve.of(people, spark), CalibrationCurve.of(titles.scores(), spark));
  }

  private static FlatMapFunction<Iterator<FactoredUser>, ScoreTally> tallies(
      Broadcast<PersonScores> scores) {
    return people -> List.of(scores.value().tally(people)).iterator();
  }

  /** As the version document has it. */
  public Map<String, Object> fields() {
    return Map.of("person", person.fields(), "title", title.fields());
  }
}
