/** What every route answers from, who is let in, and the table of routes. */
@NullMarked
package dev.recommender.service.http.api;

import org.jspecify.annotations.NullMarked;
