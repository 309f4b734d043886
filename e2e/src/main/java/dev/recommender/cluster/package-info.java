/** What a test needs on a real cluster and around it; knows nothing of the product. */
@NullMarked
package dev.recommender.cluster;

import org.jspecify.annotations.NullMarked;
