/**
 * The movies of one model version: what is known of each, which are popular, and which one a
 * written title means.
 */
@NullMarked
package dev.recommender.service.catalogue;

import org.jspecify.annotations.NullMarked;
