package dev.recommender.training.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.training.benchmark.Comparison.Way;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static final Way OURS = new Way("ours", new Effort(1, 2));
  private static final Way OTHER = new Way("other", new Effort(4, 5));

  @Test
  void dividesCpuTimeNotWallTime() {
    assertThat(Comparison.overhead(OURS, OTHER, "≤ 1").row())
        .isEqualTo("| ours | 2.00 | 1.00 | other | 5.00 | 4.00 | 0.400 | ≤ 1 |");
    assertThat(Comparison.speedUp(OURS, OTHER, "≥ 2").ratio()).isEqualTo("2.500");
  }

  @Test
  void takesTheMiddleOfTheRounds() {
    Effort[] efforts = {new Effort(0, 9), new Effort(5, 2), new Effort(7, 1)};
    assertThat(Effort.median(efforts)).isEqualTo(new Effort(5, 2));
  }

  @Test
  void countsTheCpuOfAllThreads() throws Exception {
    Effort effort =
        Effort.of(() -> {
          Thread busy = new Thread(ComparisonTest::spin);
          busy.start();
          busy.join();
        });
    assertThat(effort.cpuSeconds()).isGreaterThan(.1);
  }

  /** A fifth of a second of this thread's CPU time. */
  private static void spin() {
    var threads = java.lang.management.ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + 200_000_000L;
    while (threads.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }
}
