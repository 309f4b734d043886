package dev.recommender.training.clean;

import java.io.Serializable;

/** What reading a part of the ratings passes on: rows by person, then a report of the rest. */
sealed interface Shuffled extends Serializable permits RatingChunk, PartReport {}
