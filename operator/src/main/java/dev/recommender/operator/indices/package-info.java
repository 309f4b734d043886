/**
 * The Elasticsearch indices and aliases of a model; the only place that knows the Elasticsearch
 * client.
 */
@NullMarked
package dev.recommender.operator.indices;

import org.jspecify.annotations.NullMarked;
