package dev.recommender.service.rights;

import dev.recommender.service.people.Consent;
import dev.recommender.service.people.Consent.Decision;
import dev.recommender.service.people.LiveRecords;
import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.people.RecordUpdates;
import dev.recommender.service.rights.Audit.Ending;
import dev.recommender.service.rights.AuditRecord.Outcome;
import dev.recommender.service.rights.Deed.Action;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Consent of people. Who withdraws or objects is not found by searches any more: what training
 * learnt of them is deleted; what they did stays, unused, until they consent again, are erased, or
 * it grows too old.
 */
public final class Consents {
  private final LiveRecords records;
  private final RecordUpdates updates;
  private final UsersDocuments documents;
  private final Audit audit;
  private final InstantSource clock;

  public Consents(
      LiveRecords records,
      String keyId,
      UsersDocuments documents,
      Audit audit,
      InstantSource clock) {
    this.records = records;
    this.updates = new RecordUpdates(records, keyId);
    this.documents = documents;
    this.audit = audit;
    this.clock = clock;
  }

  public Optional<Consent> of(Pseudonym person) {
    return Optional.ofNullable(records.read(Set.of(person)).get(person))
        .flatMap(stored -> Optional.ofNullable(stored.record().consent()));
  }

  /** Records what one person said. */
  public ConsentChange record(String actor, Statement statement) {
    return record(Action.CONSENT_CHANGED, actor, List.of(statement)).getFirst();
  }

  /** Records what many people said, and tells of each statement what came of it, in order. */
  public List<ConsentChange> importAll(String actor, List<Statement> statements) {
    return record(Action.CONSENT_IMPORTED, actor, statements);
  }

  private List<ConsentChange> record(Action action, String actor, List<Statement> statements) {
    List<Deed> deeds =
        statements.stream().map(statement -> deed(action, actor, statement)).toList();
    return audit.witness(
        deeds,
        () -> apply(statements, action == Action.CONSENT_CHANGED),
        changes -> changes.stream().map(Consents::ending).toList());
  }

  private List<ConsentChange> apply(List<Statement> statements, boolean refusalsHold) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    ConsentRules rules = new ConsentRules(now, refusalsHold);
    Map<Pseudonym, List<Statement>> byPerson =
        statements.stream()
            .collect(
                Collectors.groupingBy(Statement::person, LinkedHashMap::new, Collectors.toList()));
    Map<Pseudonym, List<ConsentChange>> changes =
        updates.update(
            byPerson.keySet(),
            record -> rules.apply(record, byPerson.getOrDefault(record.pseudonym(), List.of())));
    forget(refusing(changes));
    return inOrder(statements, changes);
  }

  /** Those whose consent does not allow anything now, also when it was on record before. */
  private static List<Pseudonym> refusing(Map<Pseudonym, List<ConsentChange>> changes) {
    return changes.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(Consents::isRefusal))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isRefusal(ConsentChange change) {
    return switch (change) {
      case ConsentChange.Stored(Consent consent, _) -> refuses(consent);
      case ConsentChange.Known(Consent consent) -> refuses(consent);
      case ConsentChange.Refused _ -> false;
    };
  }

  private static boolean refuses(Consent consent) {
    return consent.current().isRefusal();
  }

  private void forget(List<Pseudonym> people) {
    if (people.isEmpty()) {
      return;
    }
    try {
      List<String> _ = documents.delete(people);
    } catch (PeopleUnavailableException e) {
      throw new UnfinishedException(
          "the decision is on record and holds, but not everything learnt before is deleted", e);
    }
  }

  private static List<ConsentChange> inOrder(
      List<Statement> statements, Map<Pseudonym, List<ConsentChange>> changes) {
    Map<Pseudonym, Iterator<ConsentChange>> next = new LinkedHashMap<>();
    changes.forEach((person, ofPerson) -> next.put(person, ofPerson.iterator()));
    List<ConsentChange> ordered = new ArrayList<>();
    for (Statement statement : statements) {
      Iterator<ConsentChange> ofPerson = next.get(statement.person());
      if (ofPerson != null) {
        ordered.add(ofPerson.next());
      }
    }
    return ordered;
  }

  private static Deed deed(Action action, String actor, Statement statement) {
    return new Deed(
        action,
        statement.person(),
        actor,
        Map.of(
            "status", statement.status().label(),
            "purpose", statement.purpose(),
            "policyVersion", statement.policyVersion(),
            "channel", statement.channel()));
  }

  private static Ending ending(ConsentChange change) {
    return switch (change) {
      case ConsentChange.Stored(_, Decision decision) ->
          Ending.done(Map.of("decidedAt", decision.time().toString()));
      case ConsentChange.Known _ -> Ending.of(Outcome.UNCHANGED);
      case ConsentChange.Refused _ -> Ending.of(Outcome.REFUSED);
    };
  }
}
