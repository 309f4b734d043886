package dev.recommender.training.features;

import dev.recommender.training.clean.Genres;
import java.io.Serializable;

/** What profiles are made with. */
public record UserProfiling(ActivityLevels levels, Genres genres, double positiveRating)
    implements Serializable {}
