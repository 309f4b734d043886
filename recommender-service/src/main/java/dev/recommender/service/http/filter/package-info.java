/** What happens to every request: origins, draining, caching. */
@NullMarked
package dev.recommender.service.http.filter;

import org.jspecify.annotations.NullMarked;
