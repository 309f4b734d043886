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
    @JsonPropertyDescription("How far it is or was.") RunProgress progress,
    @JsonPropertyDescription("One word: why it failed.") @Nullable String reason,
    @JsonPropertyDescription("One sentence for people.") @Nullable String message,
    @JsonPropertyDescription("Failed attempts in a row for the same spec.") Integer failures) {
  /** A run without progress has none yet. */
  public RunStatus {
    progress = progress == null ? RunProgress.NONE : progress;
  }

  /** A run that has just been decided, or adopted. */
  public static RunStatus of(
      String id, Integer version, String specHash, String startedAt, int failures) {
    return new RunStatus(
        id,
        version,
        specHash,
        startedAt,
        null,
        RunOutcome.Running,
        RunProgress.NONE,
        null,
        null,
        failures);
  }

  /** The run with another progress. */
  public RunStatus at(RunProgress next) {
    return new RunStatus(
        id, version, specHash, startedAt, finishedAt, outcome, next, reason, message, failures);
  }

  /** The run, ended with a complete version. */
  public RunStatus succeeded(String at, String how) {
    return new RunStatus(
        id, version, specHash, startedAt, at, RunOutcome.Succeeded, progress.ended(), null, how, 0);
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
        progress.stopped(),
        why,
        how,
        failures + 1);
  }
}
