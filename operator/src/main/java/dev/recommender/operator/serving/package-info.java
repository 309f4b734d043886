/** The Deployments and the Service that answer, and what is seen of them. */
@NullMarked
package dev.recommender.operator.serving;

import org.jspecify.annotations.NullMarked;
