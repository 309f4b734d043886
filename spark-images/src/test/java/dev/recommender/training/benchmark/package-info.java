/** Parts of a run beside what they are compared with, in one process. */
package dev.recommender.training.benchmark;
