package dev.recommender.training.people;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One document of the people index.
 *
 * @param keyId the key the pseudonym was made with, null when the document does not say
 * @param tombstone epoch milliseconds of the last erasure, null without one
 * @param malformed interactions that could not be read
 */
public record Person(
    String pseudonym,
    @Nullable String keyId,
    @Nullable Consent consent,
    @Nullable Long tombstone,
    List<Interaction> interactions,
    int malformed)
    implements Serializable {

  @Nullable String consentStatus() {
    return consent == null ? null : consent.status();
  }
}
