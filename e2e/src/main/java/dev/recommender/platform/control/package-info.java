/** What the platform's controllers share: a loop of one thread, and reading the state of pods. */
@NullMarked
package dev.recommender.platform.control;

import org.jspecify.annotations.NullMarked;
