/** Recommendations by title and by user: which vector to score with, the scores, the answer. */
@NullMarked
package dev.recommender.service.recommend;

import org.jspecify.annotations.NullMarked;
