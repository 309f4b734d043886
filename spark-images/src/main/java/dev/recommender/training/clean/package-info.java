/**
 * From tables of text to a catalogue and one history per person, every other row counted by reason.
 */
@NullMarked
package dev.recommender.training.clean;

import org.jspecify.annotations.NullMarked;
