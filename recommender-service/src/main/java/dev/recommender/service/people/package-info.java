/**
 * What is known of people, under pseudonyms only: by the model version, and live; what of it may be
 * used, and how it changes.
 */
@NullMarked
package dev.recommender.service.people;

import org.jspecify.annotations.NullMarked;
