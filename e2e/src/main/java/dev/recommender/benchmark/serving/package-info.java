/** The service under load: the production process on models of several sizes, beside baselines. */
@NullMarked
package dev.recommender.benchmark.serving;

import org.jspecify.annotations.NullMarked;
