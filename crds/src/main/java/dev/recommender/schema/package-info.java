/** Checks a custom resource against the schema and the CEL rules of its own definition. */
@NullMarked
package dev.recommender.schema;

import org.jspecify.annotations.NullMarked;
