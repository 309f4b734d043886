package dev.recommender.training.clean;

/** What a line of ratings turns out to be: a usable rating, or the reason why not. */
sealed interface ParsedRow permits RatingRow, Rejection {}
