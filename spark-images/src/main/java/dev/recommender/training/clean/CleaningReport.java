package dev.recommender.training.clean;

import dev.recommender.training.load.DataFile;
import dev.recommender.training.load.RawTables;
import java.util.Arrays;
import java.util.List;

/** What cleaning found; {@code timed} when ratings have times. */
public record CleaningReport(
    DataCounts counts,
    RejectedRows rejected,
    List<RejectedSample> sample,
    DataProfile profile,
    boolean timed) {

  /** The rejected movies join the rejected ratings. */
  static CleaningReport of(
      RawTables raw, CleaningTotals totals, RejectedRows movies, Genres genres) {
    long rejectedRatings = totals.rejected().total();
    RejectedRows all = new RejectedRows();
    all.addAll(totals.rejected());
    all.addAll(movies);
    return new CleaningReport(
        new DataCounts(
            Arrays.stream(totals.byItem()).asLongStream().sum(),
            totals.users(),
            Arrays.stream(totals.byItem()).filter(count -> count > 0).count(),
            rejectedRatings),
        all,
        sample(raw, all, new LineNumbers(totals.linesByPart())),
        DataProfile.of(raw.source(), totals, genres),
        raw.timed());
  }

  /** The same with the people of whom something may be used. */
  CleaningReport withUsers(long users) {
    return new CleaningReport(
        new DataCounts(counts.ratings(), users, counts.ratedItems(), counts.rejected()),
        rejected,
        sample,
        profile,
        timed);
  }

  private static List<RejectedSample> sample(
      RawTables raw, RejectedRows rejected, LineNumbers numbers) {
    return rejected.first().entrySet().stream()
        .flatMap(entry ->
            entry.getValue().stream()
                .map(position -> sample(raw, entry.getKey(), position, numbers)))
        .toList();
  }

  private static RejectedSample sample(
      RawTables raw, Rejection reason, long position, LineNumbers numbers) {
    return new RejectedSample(
        raw.format().fileName(reason.file()),
        reason.file() == DataFile.RATINGS ? numbers.line(position) : position,
        reason.label());
  }
}
