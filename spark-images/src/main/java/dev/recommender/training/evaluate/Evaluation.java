package dev.recommender.training.evaluate;

/** Mean metrics over the people with a hold-out, for the model and for popularity. */
public record Evaluation(
    double ndcgAt10,
    double recallAt20,
    double baselineNdcgAt10,
    double baselineRecallAt20,
    int evaluatedUsers,
    String holdOutHash) {}
