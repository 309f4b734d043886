package dev.recommender.training.evaluate;

import java.time.Instant;
import java.util.Map;

/**
 * The version that serves now, as far as a candidate is compared with it.
 *
 * @param snapshotAt nothing later is in it
 * @param metrics the stored figures by their labels
 * @param factors its item factors by movie id
 */
public record LiveModel(
    int version,
    String holdOutHash,
    Instant snapshotAt,
    Map<String, Double> metrics,
    double alpha,
    double regParam,
    Map<Integer, float[]> factors) {}
