package dev.recommender.training.train;

import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** The one place that calls MLlib. */
public final class MllibFactorSolver implements FactorSolver {
  /** Fixed, because the number of blocks decides the order of sums. */
  private static final int BLOCKS = 2;

  private static final StructType SCHEMA =
      new StructType().add("user", "int").add("item", "int").add("rating", "float");

  private final SparkSession spark;

  public MllibFactorSolver(SparkSession spark) {
    this.spark = spark;
  }

  @Override
  public Factors solve(JavaRDD<Positive> positives, int items, AlsParameters parameters) {
    if (spark.sparkContext().getCheckpointDir().isEmpty()) {
      // Without it MLlib drops checkpointInterval in silence, and long lineages overflow the stack.
      throw new IllegalStateException("no checkpoint directory");
    }
    JavaRDD<Row> rows =
        positives.map(positive -> RowFactory.create(positive.user(), positive.item(), 1.0f));
    // MLlib reads its input more than once: what it reads must not be computed again.
    Dataset<Row> ratings =
        spark.createDataFrame(rows, SCHEMA).persist(StorageLevel.MEMORY_AND_DISK());
    ALSModel model = als(parameters).fit(ratings);
    ratings.unpersist();
    Factors factors =
        new Factors(
            users(model, positives.getNumPartitions()), items(model, items, parameters.rank()));
    model.itemFactors().unpersist();
    return factors;
  }

  private static ALS als(AlsParameters parameters) {
    return new ALS()
        .setImplicitPrefs(true)
        .setRank(parameters.rank())
        .setMaxIter(parameters.maxIter())
        .setRegParam(parameters.regParam())
        .setAlpha(parameters.alpha())
        .setSeed(parameters.seed())
        .setNumBlocks(BLOCKS);
  }

  /** Partitioned as the histories are. */
  private static JavaPairRDD<Integer, float[]> users(ALSModel model, int partitions) {
    return model
        .userFactors()
        .javaRDD()
        .mapToPair(row -> new Tuple2<>(row.getInt(0), vector(row)))
        .partitionBy(new HashPartitioner(partitions))
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  private static ItemFactors items(ALSModel model, int items, int rank) {
    ItemFactors factors = new ItemFactors(items, rank);
    model.itemFactors().collectAsList().forEach(row -> factors.set(row.getInt(0), vector(row)));
    return factors;
  }

  private static float[] vector(Row row) {
    List<Float> features = row.getList(1);
    float[] vector = new float[features.size()];
    for (int k = 0; k < vector.length; k++) {
      vector[k] = features.get(k);
    }
    return vector;
  }
}
