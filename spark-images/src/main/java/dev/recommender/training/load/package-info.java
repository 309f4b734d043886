/** From a data set's address to tables of text, their headers checked. */
@NullMarked
package dev.recommender.training.load;

import org.jspecify.annotations.NullMarked;
