package dev.recommender.benchmark;

import static java.util.Locale.ROOT;

import java.util.List;
import java.util.OptionalDouble;

/** The report of the training benchmark, as Markdown. */
final class UsageTable {
  private static final double MIB = 1 << 20;

  private static final String HEAD =
      """
      | ratings | people × movies | stage | s | CPU-s | Elasticsearch CPU-s | peak MiB |
      |---|---|---|---:|---:|---:|---:|
      """;

  private UsageTable() {}

  static String of(TrainingParameters parameters, List<RunUsage> runs) {
    StringBuilder report = new StringBuilder(title(parameters)).append(HEAD);
    for (RunUsage run : runs) {
      run.stages().forEach(stage -> report.append(row(run, stage)));
      report.append(row(run, run.total()));
    }
    report.append('\n');
    runs.forEach(run -> report.append(summary(run)));
    OptionalDouble slope = GrowthCurve.slope(runs);
    if (slope.isPresent()) {
      report.append(
          String.format(
              ROOT,
              "- growth of all CPU-s from 1M up: log-log slope %.3f (1 is linear)\n",
              slope.getAsDouble()));
    }
    return report.toString();
  }

  private static String title(TrainingParameters parameters) {
    return String.format(
        ROOT,
        "Implicit ALS, rank %d × %d, %d cores, -Xmx%s. CPU-s of the run, and of Elasticsearch"
            + " beside it; peak is the run's resident set.\n\n",
        parameters.rank(),
        parameters.maxIter(),
        parameters.cores(),
        parameters.heap());
  }

  private static String row(RunUsage run, StageUsage stage) {
    return String.format(
        ROOT,
        "| %s | %d × %d | %s | %.1f | %.1f | %.1f | %.0f |\n",
        run.size(),
        run.shape().users(),
        run.shape().items(),
        stage.stage(),
        stage.seconds(),
        stage.cpuSeconds(),
        stage.elasticsearchCpuSeconds(),
        stage.peakBytes() / MIB);
  }

  private static String summary(RunUsage run) {
    return String.format(
        ROOT,
        "- %s: %.1f CPU-µs per rating; NDCG@10 %.3f, popularity %.3f\n",
        run.size(),
        1e6 * run.total().allCpuSeconds() / run.shape().ratings(),
        run.ndcg(),
        run.baselineNdcg());
  }
}
