package dev.recommender.training.evaluate;

import java.io.Serializable;

/** The rankers of one evaluation, all made of the training part only. */
record Rankers(ItemBlocks model, FoldIn foldIn, Popularity popularity, ItemItem itemItem)
    implements Serializable {}
