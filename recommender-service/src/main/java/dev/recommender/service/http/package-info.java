/**
 * The service on the wire: routes, problems, access, draining, health and metrics; the only user of
 * Helidon.
 */
@NullMarked
package dev.recommender.service.http;

import org.jspecify.annotations.NullMarked;
