package dev.recommender.service.rights;

import dev.recommender.service.people.PeopleUnavailableException;
import java.util.List;

/** Where audit records go: appended, never changed. */
public interface AuditLog {
  /** Returns once all are durable; throws {@link PeopleUnavailableException} otherwise. */
  void append(List<AuditRecord> records);
}
