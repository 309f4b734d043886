package dev.recommender.service.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person said of a movie: stars (0.5 to 5) or liked or not, one of the two. An undone one
 * stays as a mark, so that the same interaction in the data set is undone too.
 */
public record Interaction(
    int movieId,
    @Nullable Double rating,
    @Nullable Boolean liked,
    Instant time,
    boolean undone,
    @Nullable String eventId) {}
