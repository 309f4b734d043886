package dev.recommender.benchmark.serving;

import dev.recommender.load.LoadResult;

/** A load and the CPU time that the server took for it. */
record MeasuredLoad(LoadResult result, double serverCpuSeconds) {
  double serverCpuMillisPerAnswer() {
    return 1e3 * serverCpuSeconds / result.succeeded();
  }

  double clientCpuMillisPerAnswer() {
    return 1e3 * result.clientCpuSeconds() / result.succeeded();
  }

  /** Requests that were not answered with status 200. */
  double errors() {
    long answers = result.statuses().values().stream().mapToLong(Long::longValue).sum();
    return result.failures().size() + (double) (answers - result.succeeded());
  }
}
