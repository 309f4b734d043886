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
    @JsonPropertyDescription(
            "Hash of the fields of the spec that start a run; what follows the hyphen is runNonce's.")
        String specHash,
    @JsonPropertyDescription("Why it was started.") @Nullable RunTrigger trigger,
    @JsonPropertyDescription("When it was decided.") String startedAt,
    @JsonPropertyDescription("When it ended.") @Nullable String finishedAt,
    @JsonPropertyDescription("How it stands or ended.") RunOutcome outcome,
    @JsonPropertyDescription("How far it is or was.") RunProgress progress,
    @JsonPropertyDescription("One word: why it failed.") @Nullable String reason,
    @JsonPropertyDescription(
            "One sentence for people; while it runs, what keeps its pod from starting.")
        @Nullable String message,
    @JsonPropertyDescription("Failed attempts in a row for the same spec.") RunAttempts attempts) {
  /** A run without progress has none yet; a long message is cut. */
  public RunStatus {
    message = Sentence.cut(message);
    progress = progress == null ? RunProgress.NONE : progress;
    attempts = attempts == null ? RunAttempts.NONE : attempts;
  }

  /** A run that has just been decided, or adopted. */
  public static RunStatus of(
      String id, Integer version, String specHash, RunTrigger trigger, String startedAt) {
    return new RunStatus(
        id,
        version,
        specHash,
        trigger,
        startedAt,
        null,
        RunOutcome.Running,
        RunProgress.NONE,
        null,
        null,
        RunAttempts.NONE);
  }

  /** The run after earlier attempts. */
  public RunStatus after(RunAttempts earlier) {
    return ended(finishedAt, outcome, progress, earlier.again());
  }

  /** The run with another progress. */
  public RunStatus at(RunProgress next) {
    return ended(finishedAt, outcome, next, attempts);
  }

  /** The run with what keeps its pod from starting; null when it has started. */
  public RunStatus heldUpBy(@Nullable String trouble) {
    return because(null, trouble);
  }

  /** The run, ended with a complete version. */
  public RunStatus succeeded(String at, String how) {
    return ended(at, RunOutcome.Succeeded, progress.ended(), RunAttempts.NONE).because(null, how);
  }

  /** The run, ended without a version. */
  public RunStatus failed(String at, String why, String how, RunAttempts counted) {
    return ended(at, RunOutcome.Failed, progress.stopped(), counted).because(why, how);
  }

  /** The run, stopped because nobody needs its version any more. */
  public RunStatus cancelled(String at, String why, String how) {
    return ended(at, RunOutcome.Cancelled, progress.stopped(), attempts).because(why, how);
  }

  private RunStatus ended(
      @Nullable String at, RunOutcome how, RunProgress where, RunAttempts counted) {
    return new RunStatus(
        id, version, specHash, trigger, startedAt, at, how, where, reason, message, counted);
  }

  private RunStatus because(@Nullable String why, @Nullable String how) {
    return new RunStatus(
        id,
        version,
        specHash,
        trigger,
        startedAt,
        finishedAt,
        outcome,
        progress,
        why,
        how,
        attempts);
  }
}
