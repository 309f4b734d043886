package dev.recommender.training;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a run is. Iterations are those of the latest solution, 0 of 0 before the first; the
 * expected end is null until a first iteration has ended.
 */
record ProgressState(
    Stage stage, int percent, int iteration, int iterations, @Nullable Instant expectedEnd) {}
