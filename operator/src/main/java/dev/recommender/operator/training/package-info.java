/** The Job of a training run, and what it reported. */
@NullMarked
package dev.recommender.operator.training;

import org.jspecify.annotations.NullMarked;
