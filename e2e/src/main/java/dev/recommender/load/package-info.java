/** Drives load over HTTP at the least cost of its own, and counts what comes back. */
@NullMarked
package dev.recommender.load;

import org.jspecify.annotations.NullMarked;
