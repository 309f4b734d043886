package dev.recommender.load;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all clients saw together; latencies are of the answers with status 200.
 *
 * @param sortedNanos ascending
 * @param failures connections that broke before an answer was whole
 * @param clientCpuSeconds of the clients' own threads
 */
@SuppressWarnings("ArrayRecordComponent")
public record LoadResult(
    double seconds,
    long[] sortedNanos,
    Map<Integer, Long> statuses,
    List<Sample> samples,
    List<String> failures,
    long sheddingWithoutRetryAfter,
    double clientCpuSeconds) {

  static LoadResult of(double seconds, List<Recording> recordings) {
    Map<Integer, Long> statuses = new TreeMap<>();
    recordings.forEach(
        one -> one.statuses().forEach((status, count) -> statuses.merge(status, count, Long::sum)));
    return new LoadResult(
        seconds,
        recordings.stream().flatMapToLong(one -> Arrays.stream(one.nanos())).sorted().toArray(),
        statuses,
        recordings.stream().flatMap(one -> one.samples().stream()).toList(),
        recordings.stream().flatMap(one -> one.failures().stream()).toList(),
        recordings.stream().mapToLong(Recording::sheddingWithoutRetryAfter).sum(),
        recordings.stream().mapToLong(Recording::cpuNanos).sum() / 1e9);
  }

  /** Requests that were answered with status 200. */
  public long succeeded() {
    return sortedNanos.length;
  }

  public double perSecond() {
    return sortedNanos.length / seconds;
  }

  /** The latency that a share of the answers stays within. */
  public double millis(double share) {
    if (sortedNanos.length == 0) {
      return Double.NaN;
    }
    int at = (int) Math.ceil(share * sortedNanos.length) - 1;
    return sortedNanos[Math.max(0, at)] / 1e6;
  }

  /** How many answers had a status. */
  public long count(int status) {
    return statuses.getOrDefault(status, 0L);
  }
}
