package dev.recommender.benchmark;

import java.util.List;

/** What one stage of a run took, in the run's own process and in Elasticsearch's. */
record StageUsage(
    String stage,
    double seconds,
    double cpuSeconds,
    double elasticsearchCpuSeconds,
    long peakBytes) {

  /** The sum of all stages, with the highest peak. */
  static StageUsage total(List<StageUsage> stages) {
    return new StageUsage(
        "total",
        stages.stream().mapToDouble(StageUsage::seconds).sum(),
        stages.stream().mapToDouble(StageUsage::cpuSeconds).sum(),
        stages.stream().mapToDouble(StageUsage::elasticsearchCpuSeconds).sum(),
        stages.stream().mapToLong(StageUsage::peakBytes).max().orElse(0));
  }

  double allCpuSeconds() {
    return cpuSeconds + elasticsearchCpuSeconds;
  }
}
