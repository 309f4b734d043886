/**
 * A Kubernetes and an Elasticsearch on one machine, without a cluster, for any operator and its
 * workloads.
 */
@NullMarked
package dev.recommender.platform;

import org.jspecify.annotations.NullMarked;
