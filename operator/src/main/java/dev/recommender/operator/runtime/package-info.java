/** What surrounds reconciling: leadership, health and the management port. */
@NullMarked
package dev.recommender.operator.runtime;

import org.jspecify.annotations.NullMarked;
