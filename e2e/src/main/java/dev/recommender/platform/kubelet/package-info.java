/** Runs pods as local processes: folders, addresses, environment, probes, ends and restarts. */
@NullMarked
package dev.recommender.platform.kubelet;

import org.jspecify.annotations.NullMarked;
