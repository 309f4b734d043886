package dev.recommender.training.clean;

/** A usable rating; the user is as the file writes it, the item a position in the catalogue. */
record RatingRow(String user, int item, float rating, long time) implements ParsedRow {}
