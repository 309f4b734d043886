package dev.recommender.operator.lifecycle;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was seen in Elasticsearch. */
public sealed interface ObservedIndices {
  /** Elasticsearch did not answer, or refused. */
  record Unavailable(String reason, String message) implements ObservedIndices {}

  /** The prefix belongs to another resource. */
  record Foreign(String owner) implements ObservedIndices {}

  /**
   * The indices of this resource.
   *
   * @param missing kinds of long-lived index that do not exist yet
   * @param documents version documents by version
   * @param versionsWithIndices versions of which at least one index exists
   * @param aliases version that each alias points to, by kind; no entry when the alias does not
   *     exist
   */
  record Present(
      Set<String> missing,
      NavigableMap<Integer, VersionDocument> documents,
      Set<Integer> versionsWithIndices,
      Map<String, Set<Integer>> aliases)
      implements ObservedIndices {
    /** Copies the collections. */
    public Present {
      missing = Set.copyOf(missing);
      documents = new TreeMap<>(documents);
      versionsWithIndices = Set.copyOf(versionsWithIndices);
      aliases = Map.copyOf(aliases);
    }

    /**
     * The version that all aliases point to and nothing else; null when they are missing or
     * disagree.
     */
    public @Nullable Integer aliasedVersion() {
      Set<Set<Integer>> targets = Set.copyOf(aliases.values());
      boolean agree = aliases.size() == ModelNames.VERSIONED.size() && targets.size() == 1;
      return agree && targets.iterator().next().size() == 1
          ? targets.iterator().next().iterator().next()
          : null;
    }
  }
}
