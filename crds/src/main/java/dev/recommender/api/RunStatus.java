package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/**
 * The latest training run: written as an intent before its Job exists, then as its progress and
 * end.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunStatus(
    @JsonPropertyDescription("Name of the Job.") String id,
    @JsonPropertyDescription("Number of the version it makes.") Integer version,
    @JsonPropertyDescription("Hash of the fields of the spec that start a run.") String specHash,
    @JsonPropertyDescription("When it was decided.") String startedAt,
    @JsonPropertyDescription("When it ended.") @Nullable String finishedAt,
    @JsonPropertyDescription("How it stands or ended.") RunOutcome outcome,
    @JsonPropertyDescription("Stage it is in or ended in.") @Nullable String stage,
    @JsonPropertyDescription("Progress, 0 to 100.") @Nullable Integer percent,
    @JsonPropertyDescription("One word: why it failed.") @Nullable String reason,
    @JsonPropertyDescription("One sentence for people.") @Nullable String message,
    @JsonPropertyDescription("Failed attempts in a row for the same spec.") Integer failures) {

  /** The run with another progress. */
  public RunStatus at(@Nullable String nextStage, @Nullable Integer nextPercent) {
    return new RunStatus(
        id,
        version,
        specHash,
        startedAt,
        finishedAt,
        outcome,
        nextStage,
        nextPercent,
        reason,
        message,
        failures);
  }

  /** The run, ended with a complete version. */
  public RunStatus succeeded(String at, String how) {
    return new RunStatus(
        id, version, specHash, startedAt, at, RunOutcome.Succeeded, stage, 100, null, how, 0);
  }

  /** The run, ended without a version. */
  public RunStatus failed(String at, String why, String how) {
    return new RunStatus(
        id,
        version,
        specHash,
        startedAt,
        at,
        RunOutcome.Failed,
        stage,
        percent,
        why,
        how,
        failures + 1);
  }
}
