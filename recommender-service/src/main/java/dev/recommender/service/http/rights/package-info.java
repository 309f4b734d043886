/** Consent, export and erasure on the wire. */
@NullMarked
package dev.recommender.service.http.rights;

import org.jspecify.annotations.NullMarked;
