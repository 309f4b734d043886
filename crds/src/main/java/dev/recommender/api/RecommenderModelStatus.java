package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator last saw and did. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecommenderModelStatus(
    @JsonPropertyDescription("Generation of the spec that this status speaks of.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("Conditions, keyed by type; Ready is the summary.")
        List<Condition> conditions,
    @JsonPropertyDescription("Version that answers.") @Nullable Integer liveVersion,
    @JsonPropertyDescription("Version that is being deployed beside the live one.")
        @Nullable Integer candidateVersion,
    @JsonPropertyDescription("Versions from newest to oldest, pruned ones left out.")
        List<ModelVersion> versions,
    @JsonPropertyDescription("Latest training run.") @Nullable RunStatus lastRun,
    @JsonPropertyDescription("When the next run starts: an attempt again, or the schedule.")
        @Nullable String nextRunAt,
    @JsonPropertyDescription("Address of the service inside the cluster.") @Nullable String url,
    @JsonPropertyDescription("Metric of the live version, as text.") @Nullable String metric,
    @JsonPropertyDescription("Ratings behind the live version.") @Nullable Long ratings,
    @JsonPropertyDescription("Schedule that nextRunAt was computed from.")
        @Nullable ScheduleStatus schedule) {
  /** Missing lists are empty. */
  public RecommenderModelStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    versions = versions == null ? List.of() : List.copyOf(versions);
  }

  /** The status of a resource that the operator has not seen yet. */
  public static RecommenderModelStatus initial() {
    return new RecommenderModelStatus(
        null, List.of(), null, null, List.of(), null, null, null, null, null, null);
  }

  /** The same status with other versions. */
  public RecommenderModelStatus withVersions(List<ModelVersion> next) {
    return with(liveVersion, next, lastRun);
  }

  /** The same status with another latest run. */
  public RecommenderModelStatus withRun(RunStatus run) {
    return with(liveVersion, versions, run);
  }

  /** The same status with another version that answers. */
  public RecommenderModelStatus withLive(Integer live) {
    return with(live, versions, lastRun);
  }

  /** The same status with what starts the next run by time. */
  public RecommenderModelStatus withNextRun(
      @Nullable ScheduleStatus seen, @Nullable String nextAt) {
    return new RecommenderModelStatus(
        observedGeneration,
        conditions,
        liveVersion,
        candidateVersion,
        versions,
        lastRun,
        nextAt,
        url,
        metric,
        ratings,
        seen);
  }

  private RecommenderModelStatus with(
      @Nullable Integer live, List<ModelVersion> next, @Nullable RunStatus run) {
    return new RecommenderModelStatus(
        observedGeneration,
        conditions,
        live,
        candidateVersion,
        next,
        run,
        nextRunAt,
        url,
        metric,
        ratings,
        schedule);
  }
}
