package dev.recommender.training.train;

import java.io.Serializable;

/** Parameters of implicit ALS, by MLlib's names. */
public record AlsParameters(int rank, int maxIter, double regParam, double alpha, long seed)
    implements Serializable {}
