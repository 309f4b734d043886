/** What Prometheus reads about the operator and its models. */
@NullMarked
package dev.recommender.operator.metrics;

import org.jspecify.annotations.NullMarked;
