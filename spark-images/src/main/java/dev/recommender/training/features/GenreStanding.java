package dev.recommender.training.features;

/** Place {@code rank} among the {@code of} movies of a genre that are compared; 1 is the best. */
public record GenreStanding(String genre, int rank, int of) {}
