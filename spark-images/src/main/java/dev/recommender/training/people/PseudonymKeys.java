package dev.recommender.training.people;

import dev.recommender.training.failure.RunFailure;

/** Pseudonyms of two keys never meet. */
final class PseudonymKeys {
  private PseudonymKeys() {}

  static RunFailure changed(String what, String found, String expected) {
    return RunFailure.configuration(
        "PseudonymKeyChanged",
        "%s: it was made with pseudonym key %s, this run has %s: put the old one back"
            .formatted(what, found, expected));
  }
}
