package dev.recommender.benchmark.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What Linux has counted for a process so far; see proc(5).
 *
 * @param cpuSeconds user and system time, of ended and waited-for children too
 * @param peakBytes the highest resident set since the start or the last {@link #resetPeak}
 */
public record ProcessUsage(double cpuSeconds, long peakBytes) {
  /** The kernel shows all processes 100 ticks per second, whatever it uses itself. */
  private static final double TICKS_PER_SECOND = 100;

  /**
   * utime, stime, cutime and cstime, counted from the state, which follows the name in brackets.
   */
  private static final int FIRST_TIME = 11;

  private static final int TIMES = 4;
  private static final String RESET_PEAK = "5";

  public static ProcessUsage of(long pid) throws IOException {
    Path folder = Path.of("/proc", Long.toString(pid));
    return new ProcessUsage(
        cpuSeconds(Files.readString(folder.resolve("stat"))),
        peakBytes(Files.readAllLines(folder.resolve("status"))));
  }

  public static void resetPeak(long pid) throws IOException {
    Files.writeString(Path.of("/proc", Long.toString(pid), "clear_refs"), RESET_PEAK);
  }

  static double cpuSeconds(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int n = FIRST_TIME; n < FIRST_TIME + TIMES; n++) {
      ticks += Long.parseLong(fields[n]);
    }
    return ticks / TICKS_PER_SECOND;
  }

  static long peakBytes(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0);
  }
}
