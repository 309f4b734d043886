/** Makes data sets that look like MovieLens, of any size, the same for the same seed. */
@NullMarked
package dev.recommender.benchmark.movielens;

import org.jspecify.annotations.NullMarked;
