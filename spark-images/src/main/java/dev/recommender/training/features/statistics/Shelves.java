package dev.recommender.training.features.statistics;

import dev.recommender.training.clean.Catalogue;
import dev.recommender.training.clean.Genres;
import dev.recommender.training.features.Features;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where movies and times belong, by position in the catalogue.
 *
 * @param decades years divided by ten, or {@link #NONE}
 * @param popularityTenths 0 for the tenth of the catalogue with most ratings, to 9
 * @param months null for a data set without times
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Shelves(Genres genres, int[] decades, byte[] popularityTenths, @Nullable MonthGrid months) {
  static final int NONE = -1;
  static final int TENTHS = 10;

  static Shelves of(Catalogue catalogue, Features features) {
    return new Shelves(
        catalogue.genres(),
        IntStream.range(0, catalogue.size()).map(item -> decade(catalogue, item)).toArray(),
        tenths(catalogue.size(), features),
        features.hasTimes() ? MonthGrid.between(features.firstTime(), features.lastTime()) : null);
  }

  private static int decade(Catalogue catalogue, int item) {
    Integer year = catalogue.movie(item).title().year();
    return year == null ? NONE : year / 10;
  }

  /** Equally popular movies are told apart by id. */
  private static byte[] tenths(int items, Features features) {
    List<Integer> byCount =
        IntStream.range(0, items)
            .boxed()
            .sorted(Comparator.comparingInt(item -> -features.ratingCount(item)))
            .toList();
    byte[] tenths = new byte[items];
    for (int place = 0; place < items; place++) {
      tenths[byCount.get(place)] = (byte) ((long) place * TENTHS / items);
    }
    return tenths;
  }
}
