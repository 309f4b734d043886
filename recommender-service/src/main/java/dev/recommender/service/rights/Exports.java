package dev.recommender.service.rights;

import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.LiveRecords;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.people.Stored;
import dev.recommender.service.rights.Audit.Ending;
import dev.recommender.service.rights.Deed.Action;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hands over everything that is held of a person. */
public final class Exports {
  private final LiveRecords records;
  private final UsersDocuments documents;
  private final Audit audit;
  private final InstantSource clock;

  public Exports(LiveRecords records, UsersDocuments documents, Audit audit, InstantSource clock) {
    this.records = records;
    this.documents = documents;
    this.audit = audit;
    this.clock = clock;
  }

  /** Everything held: the live record, what the served version learnt, and where more is kept. */
  public record Held(
      Instant at, Optional<LiveRecord> live, Optional<UsersDocument> served, List<String> indices) {
    public Held {
      indices = List.copyOf(indices);
    }
  }

  public Held export(String actor, Pseudonym person) {
    return audit.witness(
        Deed.of(Action.EXPORTED, person, actor),
        () -> held(person),
        held -> Ending.done(Map.of("indices", held.indices().size())));
  }

  private Held held(Pseudonym person) {
    return new Held(
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        Optional.ofNullable(records.read(Set.of(person)).get(person)).map(Stored::record),
        documents.served(person),
        documents.holding(person));
  }
}
