package dev.recommender.service.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the training run reported about the version. */
public record TrainingReport(
    @Nullable Instant trainedAt,
    Metrics metrics,
    Counts counts,
    Dataset dataset,
    Calibration calibration) {

  /** Quality on the held-out interactions, beside that of the popularity baseline. */
  public record Metrics(
      @Nullable Double ndcgAt10,
      @Nullable Double recallAt20,
      @Nullable Double baselineNdcgAt10,
      @Nullable Double baselineRecallAt20,
      @Nullable Integer evaluatedUsers) {}

  /** How much went into the training. */
  public record Counts(
      @Nullable Long ratings,
      @Nullable Long users,
      @Nullable Long items,
      @Nullable Long positives,
      @Nullable Long rejected) {}

  /** What it was trained on; {@code hash} is the SHA-256 of the source. */
  public record Dataset(@Nullable String uri, @Nullable String format, @Nullable String hash) {}
}
