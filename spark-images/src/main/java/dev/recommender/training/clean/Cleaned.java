package dev.recommender.training.clean;

import java.io.Serializable;

/** What one pass over the ratings yields: histories, and counts of what is in none of them. */
public sealed interface Cleaned extends Serializable
    permits UserHistory, RejectedRows, JoinedPeople {}
