package dev.recommender.operator.lifecycle;

import java.util.List;

/**
 * An object that is no longer as it was applied.
 *
 * @param fields paths of the fields that somebody changed, such as {@code spec.replicas}; not their
 *     values, which may be anything
 */
public record Drift(OwnedObject object, List<String> fields) {
  private static final int SHOWN = 3;

  /** Copies the list. */
  public Drift {
    fields = List.copyOf(fields);
  }

  /** The object and the first few fields, for people. */
  @Override
  public String toString() {
    String more = fields.size() > SHOWN ? " and %d more".formatted(fields.size() - SHOWN) : "";
    return "%s %s%s"
        .formatted(object, String.join(", ", fields.stream().limit(SHOWN).toList()), more);
  }
}
