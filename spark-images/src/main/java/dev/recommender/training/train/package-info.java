/** Factors of people and movies, and the audiences made of them. */
@NullMarked
package dev.recommender.training.train;

import org.jspecify.annotations.NullMarked;
