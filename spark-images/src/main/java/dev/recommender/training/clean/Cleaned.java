package dev.recommender.training.clean;

import java.io.Serializable;

/** What one pass over the ratings yields: histories, and totals of them and of the rest. */
public sealed interface Cleaned extends Serializable
    permits UserHistory, CleaningTotals, JoinedPeople {}
