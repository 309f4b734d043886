package dev.recommender.training.clean;

import dev.recommender.training.load.DataFile;
import dev.recommender.training.load.RawTables;
import java.util.Arrays;
import java.util.List;

/**
 * What cleaning found.
 *
 * @param counts of the data set itself
 * @param remaining what is left after consent and interactions
 * @param timed whether ratings have times
 */
public record CleaningReport(
    DataCounts counts,
    RemainingCounts remaining,
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
    long ratings = Arrays.stream(totals.byItem()).asLongStream().sum();
    return new CleaningReport(
        new DataCounts(
            ratings,
            totals.users(),
            Arrays.stream(totals.byItem()).filter(count -> count > 0).count(),
            rejectedRatings),
        new RemainingCounts(ratings, totals.users()),
        all,
        sample(raw, all, new LineNumbers(totals.linesByPart())),
        DataProfile.of(raw.source(), totals, genres),
        raw.timed());
  }

  /** The same with what may be used of people. */
  CleaningReport with(JoinedPeople people) {
    return new CleaningReport(
        counts,
        new RemainingCounts(people.ratings(), people.people()),
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
