package dev.recommender.training.train;

import org.apache.spark.api.java.JavaPairRDD;

/** A solution: user factors by user number, spread over Spark; item factors by position, here. */
public record Factors(JavaPairRDD<Integer, float[]> users, ItemFactors items) {}
