/**
 * The whole product on the local platform: Elasticsearch, the operator, and the images of training
 * and service.
 */
@NullMarked
package dev.recommender.stack;

import org.jspecify.annotations.NullMarked;
