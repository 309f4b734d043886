package dev.recommender.training.benchmark;

import dev.recommender.training.SparkForTests;
import org.junit.jupiter.api.Test;

final class TopKComparisonTest {
  /** It throws when the two do not agree. */
  @Test
  void comparesTwoWaysThatGiveTheSameAnswers() {
    TopKComparison.Size size = new TopKComparison.Size(40, 300, 8, 10);
    new TopKComparison(SparkForTests.spark(), size).compareAnswers();
  }
}
