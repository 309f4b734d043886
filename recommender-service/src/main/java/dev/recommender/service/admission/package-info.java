/** How much scoring is taken on at once; the rest is turned away. */
@NullMarked
package dev.recommender.service.admission;

import org.jspecify.annotations.NullMarked;
