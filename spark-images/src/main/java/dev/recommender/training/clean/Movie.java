package dev.recommender.training.clean;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A movie with everything the data set says of it besides ratings. */
public record Movie(
    int id,
    MovieTitle title,
    List<String> genres,
    @Nullable String imdbId,
    @Nullable String tmdbId,
    List<String> tags)
    implements Serializable {}
