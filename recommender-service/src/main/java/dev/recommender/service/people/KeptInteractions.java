package dev.recommender.service.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The interactions of one person, one of each movie, and undone marks: the latest of each kind. */
final class KeptInteractions {
  /** Of interactions, and of marks. */
  private static final int MOST = 10_000;

  private final Map<Integer, Interaction> byMovie = new LinkedHashMap<>();
  private final NavigableSet<Interaction> said = oldestFirst();
  private final NavigableSet<Interaction> undone = oldestFirst();
  private int dropped;

  @Nullable Interaction of(int movieId) {
    return byMovie.get(movieId);
  }

  /** Takes the place of what was there of the movie; the oldest of its kind goes when needed. */
  void put(Interaction interaction) {
    Interaction earlier = byMovie.put(interaction.movieId(), interaction);
    if (earlier != null) {
      kind(earlier).remove(earlier);
    }
    NavigableSet<Interaction> kind = kind(interaction);
    kind.add(interaction);
    if (kind.size() > MOST) {
      byMovie.remove(kind.removeFirst().movieId());
      dropped++;
    }
  }

  /** Whether there is no room for one of this time, because all others are later. */
  boolean areFullOfLaterThan(Instant time) {
    return said.size() >= MOST && !time.isAfter(said.first().time());
  }

  List<Interaction> all() {
    return List.copyOf(byMovie.values());
  }

  /** How many had to go because there were too many. */
  int dropped() {
    return dropped;
  }

  private NavigableSet<Interaction> kind(Interaction interaction) {
    return interaction.undone() ? undone : said;
  }

  private static NavigableSet<Interaction> oldestFirst() {
    return new TreeSet<>(
        Comparator.comparing(Interaction::time).thenComparingInt(Interaction::movieId));
  }
}
