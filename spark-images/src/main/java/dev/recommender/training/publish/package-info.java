/** A version's indices: claimed, written, verified by reading back, and declared complete. */
@NullMarked
package dev.recommender.training.publish;

import org.jspecify.annotations.NullMarked;
