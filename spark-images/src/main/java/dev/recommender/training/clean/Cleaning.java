package dev.recommender.training.clean;

import dev.recommender.training.load.DatasetFormat;
import dev.recommender.training.people.Pseudonyms;
import java.io.Serializable;

/**
 * What cleaning needs to know: how lines are written and whether they have times, which times are
 * possible, the movies, how to name people, and into how many partitions the histories go.
 */
record Cleaning(
    DatasetFormat format,
    boolean timed,
    TimeWindow window,
    MovieIds movieIds,
    Pseudonyms pseudonyms,
    int partitions)
    implements Serializable {}
