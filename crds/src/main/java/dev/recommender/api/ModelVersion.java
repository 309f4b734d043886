package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One model version, as the status lists it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelVersion(
    @JsonPropertyDescription("Number of the version; gaps are normal.") Integer version,
    @JsonPropertyDescription("Where the version stands in its life.") VersionState state,
    @JsonPropertyDescription("When its training ended.") @Nullable String trainedAt,
    @JsonPropertyDescription("Metrics on the held-out part, decimals as text.")
        Map<String, String> metrics,
    @JsonPropertyDescription("Ratings it was trained from.") @Nullable Long ratings,
    @JsonPropertyDescription("Users it was trained from.") @Nullable Integer users,
    @JsonPropertyDescription("Movies it knows.") @Nullable Integer items,
    @JsonPropertyDescription("SHA-256 of the source data.") @Nullable String datasetHash,
    @JsonPropertyDescription("Image of the service, recorded when first deployed.")
        @Nullable String image,
    @JsonPropertyDescription("Why it is in this state.") @Nullable String reason) {
  /** A version without metrics has an empty map; a long reason is cut. */
  public ModelVersion {
    reason = Sentence.cut(reason);
    metrics = metrics == null ? Map.of() : Map.copyOf(metrics);
  }

  /** The same version in another state. */
  public ModelVersion in(VersionState next, @Nullable String why) {
    return new ModelVersion(
        version, next, trainedAt, metrics, ratings, users, items, datasetHash, image, why);
  }

  /** The same version with the image of the service that was first deployed for it. */
  public ModelVersion servedBy(String servingImage) {
    return new ModelVersion(
        version,
        state,
        trainedAt,
        metrics,
        ratings,
        users,
        items,
        datasetHash,
        servingImage,
        reason);
  }
}
