package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** How far a training run is, as the run itself reports it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunProgress(
    @JsonPropertyDescription("Stage it is in or ended in.") @Nullable String stage,
    @JsonPropertyDescription("Share of the run that is done, 0 to 100.") @Nullable Integer percent,
    @JsonPropertyDescription("Iteration of the solver that is done.") @Nullable Integer iteration,
    @JsonPropertyDescription("Iterations that the solver makes.") @Nullable Integer iterations,
    @JsonPropertyDescription("When the run should end, from its progress so far.")
        @Nullable String expectedEnd) {
  /** A run that has not reported yet. */
  public static final RunProgress NONE = new RunProgress(null, 0, null, null, null);

  /** The progress of a run that has ended well. */
  RunProgress ended() {
    return new RunProgress(stage, 100, null, null, null);
  }

  /** The progress of a run that has ended badly: where it stood. */
  RunProgress stopped() {
    return new RunProgress(stage, percent, iteration, iterations, null);
  }
}
