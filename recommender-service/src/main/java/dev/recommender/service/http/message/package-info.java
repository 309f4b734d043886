/** What comes in and goes out: parameters, bodies, problems, ids of requests. */
@NullMarked
package dev.recommender.service.http.message;

import org.jspecify.annotations.NullMarked;
