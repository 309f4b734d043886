/** Benchmarks across modules: the production programs on generated data, measured from outside. */
@NullMarked
package dev.recommender.benchmark;

import org.jspecify.annotations.NullMarked;
