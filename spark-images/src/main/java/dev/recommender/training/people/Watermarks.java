package dev.recommender.training.people;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Everybody's watermark; holds only those that differ from what holds for everybody else. */
public final class Watermarks implements Serializable {
  private final long others;
  private final Map<String, Long> byPerson = new HashMap<>();

  public Watermarks(PeopleRules rules) {
    this.others = rules.watermarkOfOthers();
  }

  public void put(String pseudonym, long watermark) {
    if (watermark != others) {
      byPerson.put(pseudonym, watermark);
    }
  }

  void putAll(Watermarks part) {
    byPerson.putAll(part.byPerson);
  }

  public long of(String pseudonym) {
    return byPerson.getOrDefault(pseudonym, others);
  }

  /** Whether everything of everybody may be used. */
  public boolean isTrivial() {
    return others == PeopleRules.EVERYTHING_USED && byPerson.isEmpty();
  }

  /** The people of whom less may be used later than now. */
  Set<String> raisedBy(Watermarks later) {
    Set<String> named = new HashSet<>(byPerson.keySet());
    named.addAll(later.byPerson.keySet());
    named.removeIf(pseudonym -> later.of(pseudonym) <= of(pseudonym));
    return named;
  }
}
