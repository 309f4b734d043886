package dev.recommender.operator.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.stream.Stream;

/** Gives the framework's timers a handful of buckets in place of some seventy. */
final class FewBuckets implements MeterFilter {
  private static final double[] NANOS =
      Stream.of("PT0.1S", "PT0.5S", "PT1S", "PT5S", "PT30S")
          .mapToDouble(bound -> Duration.parse(bound).toNanos())
          .toArray();

  @Override
  public DistributionStatisticConfig configure(
      Meter.Id id, DistributionStatisticConfig configured) {
    if (!id.getName().startsWith("operator.sdk") || id.getType() != Meter.Type.TIMER) {
      return configured;
    }
    return DistributionStatisticConfig.builder()
        .percentilesHistogram(false)
        .percentiles()
        .serviceLevelObjectives(NANOS)
        .build()
        .merge(configured);
  }
}
