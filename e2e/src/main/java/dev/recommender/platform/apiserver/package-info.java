/**
 * An embedded Kubernetes API: objects, versions, watches and server-side apply, in memory and over
 * plain HTTP.
 */
@NullMarked
package dev.recommender.platform.apiserver;

import org.jspecify.annotations.NullMarked;
