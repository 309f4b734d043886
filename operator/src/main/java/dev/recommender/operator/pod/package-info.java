/**
 * What the pods of training and of serving have in common: owner, security, mounts, and how they
 * reach Elasticsearch.
 */
@NullMarked
package dev.recommender.operator.pod;

import org.jspecify.annotations.NullMarked;
