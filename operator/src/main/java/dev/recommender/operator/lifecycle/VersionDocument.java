package dev.recommender.operator.lifecycle;

import dev.recommender.api.RunProgress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the versions index says of one version: the report of its run.
 *
 * @param state state that the document carries; the operator writes it, the status decides it
 * @param complete whether the run published everything
 * @param metrics metrics by name, such as {@code ndcgAt10}
 * @param counts counts by name: ratings, users, items, positives, rejected
 * @param details text fields by name: specHash, runId, trainedAt, datasetHash, holdOutHash, image,
 *     pseudonymKeyId
 * @param regression how the version compares with the live one of its run; null when there was none
 */
public record VersionDocument(
    int version,
    String state,
    boolean complete,
    Map<String, Double> metrics,
    Map<String, Long> counts,
    Map<String, String> details,
    RunProgress progress,
    @Nullable Regression regression) {
  /** Copies the maps. */
  public VersionDocument {
    metrics = Map.copyOf(metrics);
    counts = Map.copyOf(counts);
    details = Map.copyOf(details);
  }

  /** Its number: the rest is too long for a log. */
  @Override
  public String toString() {
    return "VersionDocument[version=%d, state=%s]".formatted(version, state);
  }

  /** A text field of the document; empty when the document lacks it. */
  public String detail(String name) {
    return details.getOrDefault(name, "");
  }
}
