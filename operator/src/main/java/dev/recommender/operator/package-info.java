/** Starts the operator: the only place that reads environment and clock. */
@NullMarked
package dev.recommender.operator;

import org.jspecify.annotations.NullMarked;
