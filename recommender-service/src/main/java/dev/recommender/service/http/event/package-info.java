/** Interactions on the wire. */
@NullMarked
package dev.recommender.service.http.event;

import org.jspecify.annotations.NullMarked;
