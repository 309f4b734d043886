package dev.recommender.service.http.rights;

import dev.recommender.service.people.Consent;
import dev.recommender.service.people.Consent.Decision;
import java.util.List;

/** Consent as it is answered: the decision that holds, and all others, oldest first. */
record ConsentBody(
    String status,
    String purpose,
    String policyVersion,
    String time,
    String channel,
    List<DecisionBody> history) {

  /** A decision that no longer holds. */
  record DecisionBody(
      String status, String purpose, String policyVersion, String time, String channel) {
    static DecisionBody of(Decision decision) {
      return new DecisionBody(
          decision.status().label(),
          decision.purpose(),
          decision.policyVersion(),
          decision.time().toString(),
          decision.channel());
    }
  }

  static ConsentBody of(Consent consent) {
    DecisionBody current = DecisionBody.of(consent.current());
    return new ConsentBody(
        current.status(),
        current.purpose(),
        current.policyVersion(),
        current.time(),
        current.channel(),
        consent.history().stream().map(DecisionBody::of).toList());
  }
}
