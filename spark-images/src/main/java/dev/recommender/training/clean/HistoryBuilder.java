package dev.recommender.training.clean;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the ratings of one person; of several of one movie the latest stays. */
final class HistoryBuilder {
  /** What was given at the same time is ordered as in the file. */
  private static final Comparator<Entry> ORDER =
      Comparator.comparingInt(Entry::item)
          .thenComparingLong(Entry::time)
          .thenComparingLong(Entry::position);

  private final List<Entry> entries = new ArrayList<>();

  private record Entry(int item, float rating, long time, long position) {}

  void add(RatingChunk chunk) {
    for (int n = 0; n < chunk.items().length; n++) {
      entries.add(
          new Entry(chunk.items()[n], chunk.ratings()[n], chunk.times()[n], chunk.positions()[n]));
    }
  }

  UserHistory build(int user, String pseudonym, RejectedRows rejected) {
    entries.sort(ORDER);
    List<Entry> latest = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      if (!latest.isEmpty() && latest.getLast().item() == entry.item()) {
        rejected.add(Rejection.DUPLICATE, latest.removeLast().position());
      }
      latest.add(entry);
    }
    return history(user, pseudonym, latest);
  }

  private static UserHistory history(int user, String pseudonym, List<Entry> entries) {
    float[] ratings = new float[entries.size()];
    for (int n = 0; n < ratings.length; n++) {
      ratings[n] = entries.get(n).rating();
    }
    return new UserHistory(
        user,
        pseudonym,
        entries.stream().mapToInt(Entry::item).toArray(),
        ratings,
        entries.stream().mapToLong(Entry::time).toArray());
  }
}
