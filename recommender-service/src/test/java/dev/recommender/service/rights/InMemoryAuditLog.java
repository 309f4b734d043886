package dev.recommender.service.rights;

import dev.recommender.service.people.PeopleUnavailableException;
import java.util.ArrayList;
import java.util.List;

/** The audit in memory; goes away when told to, also only after so many appends. */
public final class InMemoryAuditLog implements AuditLog {
  private final List<AuditRecord> records = new ArrayList<>();
  private int left = Integer.MAX_VALUE;

  public void isAwayAfter(int appends) {
    left = appends;
  }

  public List<AuditRecord> records() {
    return records;
  }

  /** Action and outcome of each record, in order. */
  public List<String> lines() {
    return records.stream()
        .map(record -> record.deed().action().label() + " " + record.outcome().label())
        .toList();
  }

  @Override
  public void append(List<AuditRecord> more) {
    if (left-- <= 0) {
      throw new PeopleUnavailableException("the audit is away", new IllegalStateException());
    }
    records.addAll(more);
  }
}
