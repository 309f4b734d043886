/** Movies, the model, the data catalogue and the contract on the wire. */
@NullMarked
package dev.recommender.service.http.movie;

import org.jspecify.annotations.NullMarked;
