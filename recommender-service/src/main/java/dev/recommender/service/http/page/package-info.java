/** The web page. */
@NullMarked
package dev.recommender.service.http.page;

import org.jspecify.annotations.NullMarked;
