package dev.recommender.service.rights;

import dev.recommender.service.people.Consent.Decision;
import dev.recommender.service.people.Consent.Status;
import dev.recommender.service.people.Pseudonym;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a person decided about consent; without a time it is decided now. */
public record Statement(
    Pseudonym person,
    Status status,
    String purpose,
    String policyVersion,
    String channel,
    @Nullable Instant time) {
  Decision decidedAt(Instant when) {
    return new Decision(status, purpose, policyVersion, when, channel);
  }
}
