/** The controllers that turn Jobs and Deployments into pods and report about them. */
@NullMarked
package dev.recommender.platform.workload;

import org.jspecify.annotations.NullMarked;
