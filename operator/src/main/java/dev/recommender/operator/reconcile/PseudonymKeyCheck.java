package dev.recommender.operator.reconcile;

import dev.recommender.api.RecommenderModelSpec;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.lifecycle.ObservedIndices;
import dev.recommender.operator.lifecycle.Problem;
import dev.recommender.operator.lifecycle.Problem.Effect;
import dev.recommender.operator.pod.SharedInputs;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the pseudonym key is there and is the one that the existing versions were made with. */
final class PseudonymKeyCheck {
  private PseudonymKeyCheck() {}

  /**
   * The problem with the key; empty when it is right, or when none is needed yet and the operator
   * will make one.
   */
  static Optional<Problem> problem(
      RecommenderModelSpec spec,
      ModelNames names,
      Optional<String> keyId,
      ObservedIndices indices) {
    String secret = SharedInputs.pseudonymKeySecret(spec, names);
    Set<String> used = usedKeys(indices);
    boolean named = !spec.privacy().pseudonymKeySecret().isEmpty();
    if (keyId.isPresent()) {
      return used.isEmpty() || used.equals(Set.of(keyId.get()))
          ? Optional.empty()
          : Optional.of(changed(secret));
    }
    return named || !used.isEmpty() ? Optional.of(missing(secret)) : Optional.empty();
  }

  private static Problem missing(String secret) {
    return new Problem(
        "SecretMissing",
        "Secret \"%s\" with the pseudonym key does not exist, or its entry \"key\" is missing or empty"
            .formatted(secret),
        Effect.HoldsTraining);
  }

  private static Problem changed(String secret) {
    return new Problem(
        "PseudonymKeyChanged",
        "Secret \"%s\" holds another key than the existing versions were made with: put the old one back"
            .formatted(secret),
        Effect.HoldsEverything);
  }

  private static Set<String> usedKeys(ObservedIndices indices) {
    return indices instanceof ObservedIndices.Present present
        ? present.documents().values().stream()
            .map(document -> document.detail("pseudonymKeyId"))
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toSet())
        : Set.of();
  }
}
