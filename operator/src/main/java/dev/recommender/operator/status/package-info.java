/** What people read: conditions, columns and messages, computed from what was observed. */
@NullMarked
package dev.recommender.operator.status;

import org.jspecify.annotations.NullMarked;
