/** The training run: arguments in, a published model version or one named failure out. */
@NullMarked
package dev.recommender.training;

import org.jspecify.annotations.NullMarked;
