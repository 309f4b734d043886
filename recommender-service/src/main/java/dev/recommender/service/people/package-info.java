/**
 * What a model version knows of people, under pseudonyms only, and who is not to be used any more.
 */
@NullMarked
package dev.recommender.service.people;

import org.jspecify.annotations.NullMarked;
