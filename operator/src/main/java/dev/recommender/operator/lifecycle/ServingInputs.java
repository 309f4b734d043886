package dev.recommender.operator.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * What pods are made from.
 *
 * @param hash hash of the fields of the spec, the image left out
 * @param secrets hash of the contents of the Secrets that pods read when they start; null when a
 *     Secret is missing, or when the pods were made before such a hash was kept
 */
public record ServingInputs(String hash, @Nullable String secrets) {
  /** Whether pods that were made from these have to be made again from the wanted ones. */
  boolean areOutdated(ServingInputs wanted) {
    boolean otherSecrets =
        secrets != null && wanted.secrets() != null && !secrets.equals(wanted.secrets());
    return otherSecrets || !hash.equals(wanted.hash());
  }
}
