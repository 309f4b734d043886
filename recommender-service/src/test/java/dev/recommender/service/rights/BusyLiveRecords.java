package dev.recommender.service.rights;

import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.LiveRecords;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.people.Stored;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Live records that somebody else changes between a read and the write that follows it. */
final class BusyLiveRecords implements LiveRecords {
  private final LiveRecords records;
  private final Runnable somebodyElse;
  private int times;

  BusyLiveRecords(LiveRecords records, int times, Runnable somebodyElse) {
    this.records = records;
    this.times = times;
    this.somebodyElse = somebodyElse;
  }

  @Override
  public Map<Pseudonym, Stored> read(Collection<Pseudonym> people) {
    return records.read(people);
  }

  @Override
  public Map<Pseudonym, LiveRecord> withoutInteractions(Collection<Pseudonym> people) {
    return records.withoutInteractions(people);
  }

  @Override
  public Set<Pseudonym> write(List<Stored> changed) {
    if (times-- > 0) {
      somebodyElse.run();
    }
    return records.write(changed);
  }
}
