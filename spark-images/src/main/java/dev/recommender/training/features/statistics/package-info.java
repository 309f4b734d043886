/**
 * Numbers about the whole data set for dashboards, none of which tells of fewer people than the
 * floor.
 */
@NullMarked
package dev.recommender.training.features.statistics;

import org.jspecify.annotations.NullMarked;
