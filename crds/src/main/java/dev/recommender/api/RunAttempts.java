package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/**
 * Failed attempts in a row for the same spec: what may pass by itself is counted apart from broken
 * data, which is not tried again.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunAttempts(
    @JsonPropertyDescription("Failures of the infrastructure in a row.") Integer failures,
    @JsonPropertyDescription("Failures of data, memory or configuration in a row.")
        Integer dataFailures,
    @JsonPropertyDescription("When the next attempt starts; absent when nothing is tried again.")
        @Nullable String retryAt) {
  /** No attempt has failed. */
  public static final RunAttempts NONE = new RunAttempts(0, 0, null);

  /** Fills in what an earlier operator did not write. */
  public RunAttempts {
    failures = failures == null ? 0 : failures;
    dataFailures = dataFailures == null ? 0 : dataFailures;
  }

  /** One more failure that may pass by itself. */
  public RunAttempts failed(@Nullable String nextAt) {
    return new RunAttempts(failures + 1, dataFailures, nextAt);
  }

  /** One more failure that stays until something is changed. */
  public RunAttempts failedForGood() {
    return new RunAttempts(failures, dataFailures + 1, null);
  }

  /** The attempts of a run that the schedule starts: what may pass gets all its attempts again. */
  public RunAttempts scheduled() {
    return new RunAttempts(0, dataFailures, null);
  }

  /** The same attempts while the next one works. */
  public RunAttempts again() {
    return new RunAttempts(failures, dataFailures, null);
  }
}
