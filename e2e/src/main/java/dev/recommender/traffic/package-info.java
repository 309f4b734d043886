/** Clients that never stop asking; of the JDK alone, so that they also run in a pod of any JVM. */
@NullMarked
package dev.recommender.traffic;

import org.jspecify.annotations.NullMarked;
