package dev.recommender.service.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All live personal data of one person, one document; {@code keyId} names the key of the pseudonym,
 * {@code tombstone} is when the person was erased. At most one interaction per movie.
 */
public record LiveRecord(
    Pseudonym pseudonym,
    String keyId,
    @Nullable Instant tombstone,
    @Nullable Consent consent,
    List<Interaction> interactions) {
  public LiveRecord {
    interactions = List.copyOf(interactions);
  }

  /** Of a person of whom nothing is known yet. */
  public static LiveRecord empty(Pseudonym pseudonym, String keyId) {
    return new LiveRecord(pseudonym, keyId, null, null, List.of());
  }
}
