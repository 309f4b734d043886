package dev.recommender.training.people;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the version that serves now says of itself; a null is what its document does not say.
 *
 * @param metrics numbers by name, empty when there are none
 * @param dataProfile as it was written, empty when there is none
 */
public record LiveVersion(
    int version,
    @Nullable Instant snapshotAt,
    @Nullable String holdOutHash,
    Map<String, Double> metrics,
    Map<String, Object> dataProfile,
    LiveModel model) {}
