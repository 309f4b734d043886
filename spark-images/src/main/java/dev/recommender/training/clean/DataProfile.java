package dev.recommender.training.clean;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a data set looks like from afar, to tell whether the next one looks the same: its source,
 * its ratings by half star from 0.5 to 5, its ratings by genre (one of a movie of two genres counts
 * for both), and the time of its newest rating, null when it has no times.
 */
public record DataProfile(
    String source, List<Long> ratings, Map<String, Long> genres, @Nullable Instant newest) {
  static DataProfile of(String source, CleaningTotals totals, Genres genres) {
    TreeMap<String, Long> byGenre = new TreeMap<>();
    for (int item = 0; item < totals.byItem().length; item++) {
      for (int genre : genres.of(item)) {
        byGenre.merge(genres.name(genre), (long) totals.byItem()[item], Long::sum);
      }
    }
    return new DataProfile(
        source,
        LongStream.of(totals.byHalfStar()).boxed().toList(),
        byGenre,
        totals.newest() == 0 ? null : Instant.ofEpochSecond(totals.newest()));
  }

  Map<String, Long> byHalfStar() {
    TreeMap<String, Long> counts = new TreeMap<>();
    for (int bucket = 0; bucket < ratings.size(); bucket++) {
      counts.put(String.valueOf(bucket), ratings.get(bucket));
    }
    return counts;
  }

  /** As it is written into the version document. */
  public Map<String, Object> toFields() {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("source", source);
    fields.put("ratings", ratings);
    fields.put("genres", genres);
    if (newest != null) {
      fields.put("newest", newest.toString());
    }
    return fields;
  }

  /** The reverse; numbers may have become any kind of number on their way through JSON. */
  public static DataProfile fromFields(Map<String, Object> fields) {
    TreeMap<String, Long> genres = new TreeMap<>();
    ((Map<?, ?>) fields.getOrDefault("genres", Map.of()))
        .forEach((genre, count) -> genres.put(String.valueOf(genre), number(count)));
    Object newest = fields.get("newest");
    return new DataProfile(
        String.valueOf(fields.get("source")),
        ((List<?>) fields.getOrDefault("ratings", List.of()))
            .stream().map(DataProfile::number).toList(),
        genres,
        newest == null ? null : Instant.parse(newest.toString()));
  }

  private static Long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0L;
  }
}
