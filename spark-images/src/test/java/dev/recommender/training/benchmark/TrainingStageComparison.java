package dev.recommender.training.benchmark;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.evaluate.HoldOut;
import dev.recommender.training.train.AlsParameters;
import dev.recommender.training.train.Factors;
import dev.recommender.training.train.MllibFactorSolver;
import dev.recommender.training.train.Trainer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** The run's training stage, from clean data to factors, beside MLlib's ALS alone. */
final class TrainingStageComparison {
  private static final StructType SCHEMA =
      new StructType().add("user", "int").add("item", "int").add("rating", "float");

  private static final double POSITIVE = 3.5;

  private final SparkSession spark;
  private final CleanData data;
  private final AlsParameters parameters;
  private final HoldOut holdOut = new HoldOut(POSITIVE);

  TrainingStageComparison(SparkSession spark, CleanData data, AlsParameters parameters) {
    this.spark = spark;
    this.data = data;
    this.parameters = parameters;
  }

  Comparison measure() throws Exception {
    Dataset<Row> prepared = prepared();
    Effort[] efforts = Comparison.inTurn(this::stage, () -> mllib(prepared));
    prepared.unpersist();
    String size =
        "%d positives, rank %d × %d"
            .formatted(rows().count(), parameters.rank(), parameters.maxIter());
    return Comparison.overhead(
        new Comparison.Way("training stage, " + size, efforts[0]),
        new Comparison.Way("ALS.fit of MLlib on the prepared rows", efforts[1]),
        "≤ 1.15");
  }

  /** The user factors are computed when they are counted. */
  private void stage() {
    Factors factors =
        new Trainer(new MllibFactorSolver(spark, (_, _, _) -> {}), POSITIVE)
            .train(data, holdOut::withheld, parameters);
    factors.users().count();
    factors.users().unpersist();
  }

  private void mllib(Dataset<Row> prepared) {
    ALSModel model =
        new ALS()
            .setImplicitPrefs(true)
            .setRank(parameters.rank())
            .setMaxIter(parameters.maxIter())
            .setRegParam(parameters.regParam())
            .setAlpha(parameters.alpha())
            .setSeed(parameters.seed())
            .setNumBlocks(2)
            .fit(prepared);
    model.userFactors().unpersist();
    model.itemFactors().unpersist();
  }

  private Dataset<Row> prepared() {
    Dataset<Row> prepared =
        spark.createDataFrame(rows(), SCHEMA).persist(StorageLevel.MEMORY_AND_DISK());
    prepared.count();
    return prepared;
  }

  private JavaRDD<Row> rows() {
    HoldOut split = holdOut;
    FlatMapFunction<UserHistory, Row> positives =
        history -> {
          int[] withheld = split.withheld(history);
          return IntStream.range(0, history.size())
              .filter(n -> history.ratings()[n] >= POSITIVE)
              .filter(n -> Arrays.binarySearch(withheld, n) < 0)
              .mapToObj(n -> RowFactory.create(history.user(), history.items()[n], 1.0f))
              .iterator();
        };
    return data.histories().flatMap(positives);
  }
}
