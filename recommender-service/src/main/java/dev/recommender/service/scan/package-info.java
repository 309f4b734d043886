/**
 * Exact search for the best rows of a matrix of factor vectors; knows neither movies nor people.
 */
@NullMarked
package dev.recommender.service.scan;

import org.jspecify.annotations.NullMarked;
