/**
 * The rights of the person: consent, export, erasure and the end of retention, each on record
 * before it is answered.
 */
@NullMarked
package dev.recommender.service.rights;

import org.jspecify.annotations.NullMarked;
