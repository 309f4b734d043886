package dev.recommender.service.rights;

import dev.recommender.service.people.Interaction;
import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.LiveRecords;
import dev.recommender.service.people.PrivacyRules;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.people.RecordUpdates;
import dev.recommender.service.people.RecordUpdates.Change;
import dev.recommender.service.rights.Audit.Ending;
import dev.recommender.service.rights.Deed.Action;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Removes interactions that are older than the retention. Marks of undone ones stay: without them
 * the same interaction in the data set would be used again. Two sweeps at once do no harm.
 */
public final class RetentionSweep {
  private static final String ACTOR = "retention-sweep";
  // A record has up to 10,000 interactions, a megabyte and more; pages are read whole.
  private static final int PEOPLE_AT_ONCE = 50;

  private final PeopleDirectory directory;
  private final RecordUpdates updates;
  private final PrivacyRules rules;
  private final Audit audit;
  private final InstantSource clock;

  public RetentionSweep(
      PeopleDirectory directory,
      LiveRecords records,
      PrivacyRules rules,
      Audit audit,
      InstantSource clock) {
    this.directory = directory;
    // Everyone in the directory has a record, so no new one is ever written.
    this.updates = new RecordUpdates(records, "");
    this.rules = rules;
    this.audit = audit;
    this.clock = clock;
  }

  /** From how many people how many interactions were removed. */
  public record Swept(int people, int interactions) {
    static final Swept NOTHING = new Swept(0, 0);

    Swept plus(Swept other) {
      return new Swept(people + other.people, interactions + other.interactions);
    }
  }

  /** Sweeps the records of everyone. */
  public Swept sweep() {
    Deed deed = new Deed(Action.RETENTION_SWEPT, null, ACTOR, Map.of());
    return audit.witness(
        deed,
        this::sweepEveryone,
        swept ->
            Ending.done(Map.of("people", swept.people(), "interactions", swept.interactions())));
  }

  private Swept sweepEveryone() {
    Instant oldest = clock.instant().minus(rules.retention());
    Tally tally = new Tally();
    directory.everyone(page -> {
      for (int from = 0; from < page.size(); from += PEOPLE_AT_ONCE) {
        int to = Math.min(from + PEOPLE_AT_ONCE, page.size());
        tally.add(sweep(page.subList(from, to), oldest));
      }
    });
    return tally.swept;
  }

  private Swept sweep(List<Pseudonym> people, Instant oldest) {
    return updates.update(people, record -> without(record, oldest)).values().stream()
        .reduce(Swept.NOTHING, Swept::plus);
  }

  private static Change<Swept> without(LiveRecord record, Instant oldest) {
    List<Interaction> kept =
        record.interactions().stream()
            .filter(interaction -> interaction.undone() || !interaction.time().isBefore(oldest))
            .toList();
    int removed = record.interactions().size() - kept.size();
    LiveRecord rest =
        new LiveRecord(
            record.pseudonym(), record.keyId(), record.tombstone(), record.consent(), kept);
    return new Change<>(rest, removed == 0 ? Swept.NOTHING : new Swept(1, removed));
  }

  private static final class Tally {
    private Swept swept = Swept.NOTHING;

    void add(Swept more) {
      swept = swept.plus(more);
    }
  }
}
