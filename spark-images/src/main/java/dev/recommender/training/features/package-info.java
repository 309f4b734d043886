/** What is counted about movies and people, apart from the model. */
@NullMarked
package dev.recommender.training.features;

import org.jspecify.annotations.NullMarked;
