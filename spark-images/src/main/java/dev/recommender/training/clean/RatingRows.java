package dev.recommender.training.clean;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import dev.recommender.training.load.CsvTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Ratings with types, and for a row that cannot have them the reason. */
final class RatingRows {
  static final int USER = 0;
  static final int MOVIE = 1;
  static final int RATING = 2;
  static final int TIME = 3;
  static final int REJECTION = 4;

  private static final String REASON =
      """
      CASE WHEN %s IS NOT NULL THEN 'malformed'
      WHEN trim(coalesce(userId, '')) = '' OR trim(coalesce(movieId, '')) = ''
        OR trim(coalesce(rating, '')) = '' OR trim(coalesce(timestamp, '')) = '' THEN 'missingValue'
      WHEN try_cast(movieId AS INT) IS NULL OR try_cast(rating AS FLOAT) IS NULL
        OR try_cast(timestamp AS LONG) IS NULL THEN 'notANumber'
      WHEN try_cast(rating AS FLOAT) NOT BETWEEN 0.5 AND 5 THEN 'outsideScale' END\
      """
          .formatted(CsvTable.MALFORMED);

  private RatingRows() {}

  /** Each person's rows lie together, by movie, then time: a duplicate follows what it replaces. */
  static Dataset<Row> byUser(Dataset<Row> ratings, int partitions) {
    return ratings
        .select(
            col("userId"),
            expr("try_cast(movieId AS INT) AS movie"),
            expr("try_cast(rating AS FLOAT) AS stars"),
            expr("try_cast(timestamp AS LONG) AS time"),
            expr(REASON).as("rejection"))
        .repartition(partitions, col("userId"))
        .sortWithinPartitions("userId", "movie", "time", "stars");
  }
}
