package dev.recommender.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessUsageTest {
  private static final long LARGE = 256L << 20;

  /** utime 1500, stime 250, cutime 30, cstime 20 ticks; the name may hold anything. */
  @Test
  void addsUpTheTimesOfTheProcessAndItsChildren() {
    String stat = "4711 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 1500 250 30 20 20 0 40";
    assertThat(ProcessUsage.cpuSeconds(stat)).isEqualTo(18.0);
  }

  @Test
  void readsThePeakOfTheResidentSet() {
    assertThat(ProcessUsage.peakBytes(List.of("VmPeak:\t   900 kB", "VmHWM:\t   512 kB")))
        .isEqualTo(512 * 1024);
  }

  @Test
  void agreesWithWhatTheJvmCounts() throws Exception {
    var system =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    double cpuSeconds = ProcessUsage.of(ProcessHandle.current().pid()).cpuSeconds();
    assertThat(cpuSeconds)
        .isCloseTo(Duration.ofNanos(system.getProcessCpuTime()).toMillis() / 1e3, within(.5));
  }

  @Test
  void forgetsAPeakOnceItIsReset() throws Exception {
    long pid = ProcessHandle.current().pid();
    try (Arena arena = Arena.ofConfined()) {
      arena.allocate(LARGE).fill((byte) 1);
    }
    long before = ProcessUsage.of(pid).peakBytes();
    ProcessUsage.resetPeak(pid);
    assertThat(ProcessUsage.of(pid).peakBytes()).isPositive().isLessThan(before - LARGE / 2);
  }
}
