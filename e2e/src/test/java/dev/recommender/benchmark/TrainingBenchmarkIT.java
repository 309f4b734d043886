package dev.recommender.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.stack.Checkout;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The production training on generated data: the smallest size, in the long form the whole curve
 * and the comparisons. Only ratios are judged, with room for a noisy machine; times are printed.
 */
class TrainingBenchmarkIT {
  private static final long MOST_BYTES_OF_10M = 8L << 30;

  private static final double STEEPEST = 1.05;

  private static final double MOST_OVERHEAD = 1.15;

  /** The aim is 10, and 10.6 what an idle machine shows. */
  private static final double LEAST_SPEED_UP = 8;

  @Test
  void trainsOnGeneratedDataAndLearnsItsTaste() throws Exception {
    List<RunUsage> runs = measure(List.of("100k"));
    assertThat(runs).hasSize(1);
    assertThat(runs.getFirst().stages().stream().map(StageUsage::stage))
        .containsSubsequence("claim", "load", "clean", "train", "evaluate", "refit")
        .endsWith("publish");
    // The clock of the kernel ticks 100 times per second: the shortest stages may show nothing.
    assertThat(runs.getFirst().stages()).allMatch(stage -> stage.peakBytes() > 100 << 20);
    assertThat(runs.getFirst().total().cpuSeconds()).isPositive();
    assertThat(runs.getFirst().total().elasticsearchCpuSeconds()).isPositive();
  }

  @Test
  @EnabledIfSystemProperty(named = "long", matches = "true")
  void growsNoSteeperThanLinear() throws Exception {
    List<RunUsage> runs = measure(List.of("1M", "10M", "20M"));
    assertThat(GrowthCurve.slope(runs).orElseThrow()).isLessThan(STEEPEST);
    assertThat(runs.get(1).total().peakBytes()).isLessThan(MOST_BYTES_OF_10M);
  }

  @Test
  @EnabledIfSystemProperty(named = "long", matches = "true")
  void costsLittleOverMllibAndRanksFaster() throws Exception {
    String report =
        String.join(
            "\n",
            BenchmarkMain.sideBySide(
                Checkout.current(),
                BenchmarkOptions.parse(new String[] {"side-by-side", "--ratings=1M"})));
    System.out.println(report);
    assertThat(ratio(report, "training stage")).isLessThan(MOST_OVERHEAD);
    assertThat(ratio(report, "top 100")).isGreaterThan(LEAST_SPEED_UP);
    assertThat(report).contains("- publishing: ");
  }

  private static List<RunUsage> measure(List<String> sizes) throws Exception {
    TrainingParameters parameters = TrainingParameters.CURVE;
    List<RunUsage> runs = BenchmarkMain.training(Checkout.current(), parameters, sizes);
    System.out.println(UsageTable.of(parameters, runs));
    assertThat(runs).allMatch(run -> run.ndcg() > run.baselineNdcg() && run.baselineNdcg() > 0);
    return runs;
  }

  /** The last but one column of the row that begins so. */
  private static double ratio(String report, String row) {
    Matcher matcher =
        Pattern.compile("(?m)^\\| " + row + ".*\\| ([0-9.]+) \\|[^|]*\\|$").matcher(report);
    assertThat(matcher.find()).as("a row for \"%s\" in: %s", row, report).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
