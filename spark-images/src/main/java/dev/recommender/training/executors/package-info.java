/** Spark's executors as pods of Kubernetes: how they are asked for, started, and waited for. */
@NullMarked
package dev.recommender.training.executors;

import org.jspecify.annotations.NullMarked;
