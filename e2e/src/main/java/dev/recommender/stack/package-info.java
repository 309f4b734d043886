/** The whole product with Elasticsearch, on the local platform or on a real cluster. */
@NullMarked
package dev.recommender.stack;

import org.jspecify.annotations.NullMarked;
