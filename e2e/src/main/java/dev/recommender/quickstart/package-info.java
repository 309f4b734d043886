/** The quick start: from a file with a RecommenderModel to recommendations in a terminal. */
@NullMarked
package dev.recommender.quickstart;

import org.jspecify.annotations.NullMarked;
