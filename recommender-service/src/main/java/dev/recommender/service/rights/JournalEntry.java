package dev.recommender.service.rights;

import dev.recommender.service.people.Consent.Status;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.rights.AuditRecord.Outcome;
import java.time.Instant;

/** What the audit says of one decision that must hold, whatever is restored. */
public sealed interface JournalEntry {
  Pseudonym person();

  /** An erasure, asked for or done: nothing up to that time may be used. */
  record Erased(Pseudonym person, Instant at) implements JournalEntry {}

  /** What a person said about consent and when it was decided, asked for or ended. */
  record Said(String request, Outcome outcome, Statement statement) implements JournalEntry {
    @Override
    public Pseudonym person() {
      return statement.person();
    }

    boolean isRefusal() {
      return statement.status() != Status.GRANTED;
    }
  }
}
