/** Starts and stops a real Elasticsearch node in a JVM of its own. */
@NullMarked
package dev.recommender.platform.elasticsearch;

import org.jspecify.annotations.NullMarked;
