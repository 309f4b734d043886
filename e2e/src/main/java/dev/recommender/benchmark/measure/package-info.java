/** What benchmarks measure with: a process seen from outside, and growth with size. */
@NullMarked
package dev.recommender.benchmark.measure;

import org.jspecify.annotations.NullMarked;
