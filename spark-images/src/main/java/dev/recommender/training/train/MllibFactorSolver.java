package dev.recommender.training.train;

import java.util.List;
import java.util.Set;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALS$Rating$mcI$sp;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;
import scala.math.Ordering;
import scala.reflect.ClassTag;

/** The one place that calls MLlib, by the RDDs behind its DataFrames: rows would only be copied. */
public final class MllibFactorSolver implements FactorSolver {
  private static final int CHECKPOINT_INTERVAL = 10;

  /** Executors share no folder: the lineage stays, and is walked again when one of them is lost. */
  static final int NO_CHECKPOINTS = -1;

  private final JavaSparkContext spark;
  private final SolverProgress progress;
  private final int checkpointInterval;

  public MllibFactorSolver(SparkSession spark, SolverProgress progress) {
    this(spark, progress, spark.sparkContext().isLocal() ? CHECKPOINT_INTERVAL : NO_CHECKPOINTS);
  }

  MllibFactorSolver(SparkSession spark, SolverProgress progress, int checkpointInterval) {
    this.spark = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.progress = progress;
    this.checkpointInterval = checkpointInterval;
  }

  @Override
  public Factors solve(JavaRDD<Interaction> interactions, int items, AlsParameters parameters) {
    if (checkpointInterval != NO_CHECKPOINTS && spark.sc().getCheckpointDir().isEmpty()) {
      // Without it MLlib drops checkpointInterval in silence.
      throw new IllegalStateException("no checkpoint directory");
    }
    Set<Integer> kept = Set.copyOf(spark.getPersistentRDDs().keySet());
    Factors factors;
    try (MllibIterations _ = new MllibIterations(spark.sc(), parameters.maxIter(), progress)) {
      Tuple2<RDD<Tuple2<Object, float[]>>, RDD<Tuple2<Object, float[]>>> solution =
          train(ratings(interactions), parameters);
      factors =
          new Factors(
              users(solution._1(), interactions.getNumPartitions()),
              items(solution._2(), items, parameters.rank()));
    }
    release(kept, factors.users().id());
    progress.at(parameters.maxIter(), parameters.maxIter(), 1);
    return factors;
  }

  /** The class for int ids, without which every id would be an object. */
  private static RDD<ALS.Rating<Object>> ratings(JavaRDD<Interaction> interactions) {
    return interactions
        .<ALS.Rating<Object>>map(one -> new ALS$Rating$mcI$sp(one.user(), one.item(), one.value()))
        .rdd();
  }

  private Tuple2<RDD<Tuple2<Object, float[]>>, RDD<Tuple2<Object, float[]>>> train(
      RDD<ALS.Rating<Object>> ratings, AlsParameters parameters) {
    return ALS.train(
        ratings,
        parameters.rank(),
        parameters.blocks(),
        parameters.blocks(),
        parameters.maxIter(),
        parameters.regParam(),
        !parameters.explicit(),
        parameters.alpha(),
        false,
        StorageLevel.MEMORY_AND_DISK(),
        StorageLevel.MEMORY_AND_DISK(),
        checkpointInterval,
        parameters.seed(),
        ClassTag.Int(),
        Ordering.Int$.MODULE$);
  }

  /** Partitioned as the histories are, and there before what it is made of is given back. */
  private static JavaPairRDD<Integer, float[]> users(
      RDD<Tuple2<Object, float[]>> factors, int partitions) {
    JavaPairRDD<Integer, float[]> users =
        factors
            .toJavaRDD()
            .mapToPair(entry -> new Tuple2<>((Integer) entry._1(), entry._2()))
            .partitionBy(new HashPartitioner(partitions))
            .persist(StorageLevel.MEMORY_AND_DISK());
    users.count();
    return users;
  }

  private static ItemFactors items(RDD<Tuple2<Object, float[]>> found, int items, int rank) {
    ItemFactors factors = new ItemFactors(items, rank);
    List<Tuple2<Object, float[]>> vectors = found.toJavaRDD().collect();
    vectors.forEach(entry -> factors.set((Integer) entry._1(), entry._2()));
    return factors;
  }

  /** MLlib leaves both results behind, and with explicit feedback the last checkpoint as well. */
  private void release(Set<Integer> kept, int users) {
    spark
        .getPersistentRDDs()
        .forEach((id, rdd) -> {
          if (id != users && !kept.contains(id)) {
            rdd.unpersist();
          }
        });
  }
}
