/** Whether the installed CRD has the fields that this operator needs, and whether it answers. */
@NullMarked
package dev.recommender.operator.definition;

import org.jspecify.annotations.NullMarked;
