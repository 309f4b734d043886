/**
 * How a run ends when it cannot go on: a category for the exit code, a reason for machines, a
 * sentence for people.
 */
@NullMarked
package dev.recommender.training.failure;

import org.jspecify.annotations.NullMarked;
