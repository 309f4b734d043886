/**
 * The life of a model as pure functions: what was observed in, the next step out; it knows no
 * client.
 */
@NullMarked
package dev.recommender.operator.lifecycle;

import org.jspecify.annotations.NullMarked;
