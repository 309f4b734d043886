package dev.recommender.training.train;

import java.io.Serializable;

/** A person liked a movie: user number and position in the catalogue. */
public record Positive(int user, int item) implements Serializable {}
