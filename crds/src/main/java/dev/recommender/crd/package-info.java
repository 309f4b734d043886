/** Writes the custom resource definition, and the reference of its fields, from the API records. */
@NullMarked
package dev.recommender.crd;

import org.jspecify.annotations.NullMarked;
