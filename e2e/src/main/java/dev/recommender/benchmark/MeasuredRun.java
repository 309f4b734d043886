package dev.recommender.benchmark;

import dev.recommender.benchmark.measure.ProcessUsage;
import dev.recommender.platform.process.BoundCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A training process, measured whenever its log says that a stage has ended. */
final class MeasuredRun {
  private static final Pattern STAGE_ENDED =
      Pattern.compile(" stage ended \\{(?=.*\\bdurationMs=(\\d+))(?=.*\\bstage=(\\w+))");

  private final Process process;
  private final long elasticsearch;
  private final List<StageUsage> stages = new ArrayList<>();
  private double cpuSeconds;
  private double elasticsearchCpuSeconds;

  private MeasuredRun(Process process, long elasticsearch) throws IOException {
    this.process = process;
    this.elasticsearch = elasticsearch;
    this.elasticsearchCpuSeconds = ProcessUsage.of(elasticsearch).cpuSeconds();
  }

  /**
   * Runs a training to its end. The first stage includes the start of the JVM, the last ends with
   * the version complete.
   *
   * @param elasticsearch the process id of the server that it writes to
   * @param log where its output goes, too
   */
  static List<StageUsage> of(List<String> command, long elasticsearch, Path log)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(BoundCommand.of(command)).redirectErrorStream(true).start();
    try {
      MeasuredRun run = new MeasuredRun(process, elasticsearch);
      run.follow(log);
      if (process.waitFor() != 0) {
        throw new IOException(
            "training ended with exit code %d, expected 0; its log is \"%s\""
                .formatted(process.exitValue(), log));
      }
      return List.copyOf(run.stages);
    } finally {
      process.destroyForcibly();
    }
  }

  private void follow(Path log) throws IOException {
    try (BufferedReader output = process.inputReader();
        Writer copy = Files.newBufferedWriter(log)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        copy.append(line).append('\n').flush();
        Matcher ended = STAGE_ENDED.matcher(line);
        if (ended.find()) {
          stageEnded(ended.group(2), Long.parseLong(ended.group(1)) / 1e3);
        }
      }
    }
  }

  private void stageEnded(String stage, double seconds) throws IOException {
    ProcessUsage now = ProcessUsage.of(process.pid());
    double elasticsearchNow = ProcessUsage.of(elasticsearch).cpuSeconds();
    stages.add(
        new StageUsage(
            stage,
            seconds,
            now.cpuSeconds() - cpuSeconds,
            elasticsearchNow - elasticsearchCpuSeconds,
            now.peakBytes()));
    cpuSeconds = now.cpuSeconds();
    elasticsearchCpuSeconds = elasticsearchNow;
    ProcessUsage.resetPeak(process.pid());
  }
}
