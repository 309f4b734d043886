/** What the live stores say about people, their pseudonyms, and the way to Elasticsearch. */
@NullMarked
package dev.recommender.training.people;

import org.jspecify.annotations.NullMarked;
