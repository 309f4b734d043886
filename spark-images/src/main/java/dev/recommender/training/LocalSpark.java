package dev.recommender.training;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Spark inside this process, everything it writes below one folder. */
final class LocalSpark {
  private static final int SHUFFLE_PARTITIONS = 4;

  private LocalSpark() {}

  static SparkSession start(int cores, Path scratch) {
    SparkSession spark =
        SparkSession.builder()
            .appName("recommender-training")
            .master("local[%d]".formatted(cores))
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.ui.enabled", false)
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", SHUFFLE_PARTITIONS)
            // Decides partitions by what it measures: sums would come out differently.
            .config("spark.sql.adaptive.enabled", false)
            .config("spark.sql.warehouse.dir", scratch.resolve("warehouse").toString())
            .config("spark.local.dir", scratch.resolve("spark").toString())
            .getOrCreate();
    spark.sparkContext().setCheckpointDir(scratch.resolve("checkpoints").toString());
    return spark;
  }
}
