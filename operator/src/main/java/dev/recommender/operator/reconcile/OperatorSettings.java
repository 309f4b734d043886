package dev.recommender.operator.reconcile;

/**
 * What an installation of the operator sets.
 *
 * @param cluster name of the cluster in the ownership mark of indices
 * @param trainingImage image of the training program
 * @param serviceImage image of the service, for versions that have none recorded
 */
public record OperatorSettings(String cluster, String trainingImage, String serviceImage) {}
