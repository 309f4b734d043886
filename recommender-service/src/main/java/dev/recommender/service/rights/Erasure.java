package dev.recommender.service.rights;

import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.LiveRecords;
import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.people.RecordUpdates;
import dev.recommender.service.people.RecordUpdates.Change;
import dev.recommender.service.rights.Audit.Ending;
import dev.recommender.service.rights.Deed.Action;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Erases people: from then on every replica knows nothing of them up to that time. */
public final class Erasure {
  private final RecordUpdates updates;
  private final UsersDocuments documents;
  private final Audit audit;
  private final InstantSource clock;

  public Erasure(
      LiveRecords records,
      String keyId,
      UsersDocuments documents,
      Audit audit,
      InstantSource clock) {
    this.updates = new RecordUpdates(records, keyId);
    this.documents = documents;
    this.audit = audit;
    this.clock = clock;
  }

  /** When a person was erased, and the users indices in which nothing is left. */
  public record Erased(Instant at, List<String> indices) {
    public Erased {
      indices = List.copyOf(indices);
    }
  }

  /**
   * Erases a person, known or not, so that nobody learns which. Asked again, it erases what came
   * since; throws {@link UnfinishedException} when only the tombstone could be written.
   */
  public Erased erase(String actor, Pseudonym person) {
    return audit.witness(
        Deed.of(Action.ERASED, person, actor),
        () -> erase(person),
        erased ->
            Ending.done(
                Map.of("indices", erased.indices().size(), "erasedAt", erased.at().toString())));
  }

  // The tombstone first: it alone keeps the person out of answers and of training.
  private Erased erase(Pseudonym person) {
    Instant at = bury(person);
    try {
      return new Erased(at, documents.delete(Set.of(person)));
    } catch (PeopleUnavailableException e) {
      throw new UnfinishedException(
          "the person is erased for every answer, but not everything is deleted", e);
    }
  }

  private Instant bury(Pseudonym person) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Map<Pseudonym, Instant> buried =
        updates.update(Set.of(person), record -> buried(record, later(record, now)));
    return Objects.requireNonNull(buried.get(person), "updates answer for everyone");
  }

  /** A tombstone never moves back, whatever the clocks of other replicas say. */
  private static Instant later(LiveRecord record, Instant now) {
    Instant before = record.tombstone();
    return before != null && before.isAfter(now) ? before : now;
  }

  private static Change<Instant> buried(LiveRecord record, Instant at) {
    return new Change<>(
        new LiveRecord(record.pseudonym(), record.keyId(), at, null, List.of()), at);
  }
}
