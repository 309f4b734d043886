package dev.recommender.service.rights;

import dev.recommender.service.people.Consent;
import dev.recommender.service.people.Consent.Decision;

/** What came of a statement about consent. */
public sealed interface ConsentChange {
  /** The decision is on record now, as what holds or in the history. */
  record Stored(Consent consent, Decision decision) implements ConsentChange {}

  /** It was on record already. */
  record Known(Consent consent) implements ConsentChange {}

  /** It changes nothing, and never will. */
  sealed interface Refused extends ConsentChange {}

  /** It is from too far in the future. */
  record InFuture() implements Refused {}

  /** It is from before the person was erased, of which nothing is kept. */
  record BeforeErasure() implements Refused {}
}
