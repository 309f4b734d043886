/** The {@code recommender.dev} API: the RecommenderModel resource, its spec and its status. */
@NullMarked
package dev.recommender.api;

import org.jspecify.annotations.NullMarked;
