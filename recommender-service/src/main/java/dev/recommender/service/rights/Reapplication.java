package dev.recommender.service.rights;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.people.RecordUpdates;
import dev.recommender.service.rights.Audit.Ending;
import dev.recommender.service.rights.AuditRecord.Outcome;
import dev.recommender.service.rights.Deed.Action;
import dev.recommender.service.rights.JournalEntry.Said;
import dev.recommender.service.rights.JournalRules.Effect;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes restored people keep what the audit says was decided: erasures and consents. Done again it
 * changes nothing.
 */
public final class Reapplication {
  private static final String ACTOR = "reapply-rights";
  // A record may have megabytes.
  private static final int PEOPLE_AT_ONCE = 50;

  private final Journal journal;
  private final RecordUpdates updates;
  private final UsersDocuments documents;
  private final Audit audit;
  private final InstantSource clock;

  public Reapplication(
      Journal journal,
      RecordUpdates updates,
      UsersDocuments documents,
      Audit audit,
      InstantSource clock) {
    this.journal = journal;
    this.updates = updates;
    this.documents = documents;
    this.audit = audit;
    this.clock = clock;
  }

  /** How many entries were read, and how many records of people they changed. */
  public record Reapplied(int entries, int changed) {
    static final Reapplied NOTHING = new Reapplied(0, 0);

    Reapplied plus(Reapplied other) {
      return new Reapplied(entries + other.entries, changed + other.changed);
    }
  }

  public Reapplied reapply() {
    Deed deed = new Deed(Action.RIGHTS_REAPPLIED, null, ACTOR, Map.of());
    return audit.witness(
        deed,
        () -> new Pass(new JournalRules(clock.instant())).all(),
        done -> Ending.done(Map.of("entries", done.entries(), "people", done.changed())));
  }

  /** One reading of the journal. */
  private final class Pass {
    private final JournalRules rules;
    private final Map<List<Object>, Said> open = new LinkedHashMap<>();
    private Reapplied done = Reapplied.NOTHING;

    Pass(JournalRules rules) {
      this.rules = rules;
    }

    Reapplied all() {
      journal.read(page -> apply(page.stream().filter(this::isDecided).toList()));
      // Nobody knows whether these were written; a refusal that was asked for has to hold.
      apply(open.values().stream().filter(Said::isRefusal).map(JournalEntry.class::cast).toList());
      return done;
    }

    private boolean isDecided(JournalEntry entry) {
      if (!(entry instanceof Said said)) {
        return true;
      }
      List<Object> call = List.of(said.request(), said.person());
      if (said.outcome() == Outcome.REQUESTED) {
        open.put(call, said);
      } else {
        open.remove(call);
      }
      return said.outcome() == Outcome.DONE;
    }

    private void apply(List<JournalEntry> entries) {
      Map<Pseudonym, List<JournalEntry>> byPerson =
          entries.stream().collect(groupingBy(JournalEntry::person, LinkedHashMap::new, toList()));
      List<Pseudonym> people = List.copyOf(byPerson.keySet());
      for (int from = 0; from < people.size(); from += PEOPLE_AT_ONCE) {
        int to = Math.min(from + PEOPLE_AT_ONCE, people.size());
        apply(people.subList(from, to), byPerson);
      }
      done = done.plus(new Reapplied(entries.size(), 0));
    }

    private void apply(List<Pseudonym> people, Map<Pseudonym, List<JournalEntry>> entries) {
      Map<Pseudonym, Effect> effects =
          updates.update(
              people,
              record -> rules.apply(record, entries.getOrDefault(record.pseudonym(), List.of())));
      Map<Pseudonym, Instant> forgotten = new LinkedHashMap<>();
      effects.forEach((person, effect) -> {
        done = done.plus(new Reapplied(0, effect.changed() ? 1 : 0));
        if (effect.forgetsUntil() != null) {
          forgotten.put(person, effect.forgetsUntil());
        }
      });
      if (!forgotten.isEmpty()) {
        documents.deleteLearntUntil(forgotten);
      }
    }
  }
}
