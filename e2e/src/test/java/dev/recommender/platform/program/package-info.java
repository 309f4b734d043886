/** The program that runs in the pods of the platform's tests. */
@NullMarked
package dev.recommender.platform.program;

import org.jspecify.annotations.NullMarked;
