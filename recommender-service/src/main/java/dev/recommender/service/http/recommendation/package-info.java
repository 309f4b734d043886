/** Recommendations on the wire: by title, by list, by movie, by person. */
@NullMarked
package dev.recommender.service.http.recommendation;

import org.jspecify.annotations.NullMarked;
