/** The hold-out and what the model ranks of it, beside popularity. */
@NullMarked
package dev.recommender.training.evaluate;

import org.jspecify.annotations.NullMarked;
