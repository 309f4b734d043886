package dev.recommender.training.publish;

import org.jspecify.annotations.Nullable;

/** What the service will read of a movie's vectors: base64, or null when there are none. */
public record StoredItem(int movieId, @Nullable String factors, @Nullable String audienceFactors) {}
