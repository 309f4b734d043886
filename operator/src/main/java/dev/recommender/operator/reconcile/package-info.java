/** Observe, decide, act, report: one step at a time for one resource. */
@NullMarked
package dev.recommender.operator.reconcile;

import org.jspecify.annotations.NullMarked;
