package dev.recommender.training.clean;

import dev.recommender.training.people.Pseudonyms;
import java.io.Serializable;

/**
 * What cleaning needs to know: the movies, how to name people, and into how many partitions the
 * histories go.
 */
record Cleaning(MovieIds movieIds, Pseudonyms pseudonyms, int partitions) implements Serializable {}
