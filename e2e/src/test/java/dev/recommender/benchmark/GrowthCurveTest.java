package dev.recommender.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.benchmark.movielens.DatasetShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthCurveTest {
  /** 1M: 10 s, 10M: 10 · 10^1.2 s; the small one would bend the line. */
  @Test
  void findsTheExponentFromAMillionUp() {
    List<RunUsage> runs = List.of(run("100k", 9), run("1M", 10), run("10M", 158.489));
    assertThat(GrowthCurve.slope(runs)).hasValueCloseTo(1.2, within(1e-5));
  }

  /** By hand, in decimal logarithms: x = 0, 1, 1.30103; y = 1, 2, 2; slope 0.82673. */
  @Test
  void fitsALineThroughThree() {
    List<RunUsage> runs = List.of(run("1M", 10), run("10M", 100), run("20M", 100));
    assertThat(GrowthCurve.slope(runs)).hasValueCloseTo(0.82673, within(1e-4));
  }

  @Test
  void isNothingForASinglePoint() {
    assertThat(GrowthCurve.slope(List.of(run("100k", 1), run("1M", 10)))).isEmpty();
  }

  /** Half of the time is Elasticsearch's. */
  private static RunUsage run(String size, double cpuSeconds) {
    StageUsage stage = new StageUsage("train", 1, cpuSeconds / 2, cpuSeconds / 2, 1);
    return new RunUsage(size, DatasetShape.of(size), List.of(stage), 1, 0);
  }
}
