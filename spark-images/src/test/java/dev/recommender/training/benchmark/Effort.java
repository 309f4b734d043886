package dev.recommender.training.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Comparator;

/** What some work took this process: CPU of all threads, those of the JVM included. */
record Effort(double seconds, double cpuSeconds) {
  private static final double NANOS = 1e9;

  /** Something to measure. */
  interface Work {
    void run() throws Exception;
  }

  static Effort of(Work work) throws Exception {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    System.gc(); // what is left behind by others is not paid here
    long cpu = system.getProcessCpuTime();
    long time = System.nanoTime();
    work.run();
    return new Effort(
        (System.nanoTime() - time) / NANOS, (system.getProcessCpuTime() - cpu) / NANOS);
  }

  /** By CPU. */
  static Effort median(Effort[] efforts) {
    Effort[] sorted = efforts.clone();
    Arrays.sort(sorted, Comparator.comparingDouble(Effort::cpuSeconds));
    return sorted[sorted.length / 2];
  }
}
