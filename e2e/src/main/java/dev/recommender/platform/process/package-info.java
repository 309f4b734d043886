/** Child processes that do not outlive this one. */
@NullMarked
package dev.recommender.platform.process;

import org.jspecify.annotations.NullMarked;
