/** Who may ask about people: API keys and what each allows. */
@NullMarked
package dev.recommender.service.access;

import org.jspecify.annotations.NullMarked;
