package dev.recommender.service.recommend;

import dev.recommender.service.catalogue.Movie;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Movies to recommend, best first; notices say where another way was taken than asked for. */
public record Recommendation(Method method, List<Notice> notices, List<Recommended> items) {
  public Recommendation {
    notices = List.copyOf(notices);
    items = List.copyOf(items);
  }

  /** All notices in one text, null when there is none. */
  public @Nullable String notice() {
    return notices.isEmpty()
        ? null
        : notices.stream().map(Notice::text).collect(Collectors.joining("; "));
  }

  Recommendation and(Notice notice) {
    return new Recommendation(
        method, Stream.concat(notices.stream(), Stream.of(notice)).toList(), items);
  }

  Recommendation with(List<Recommended> others) {
    return new Recommendation(method, notices, others);
  }

  /**
   * One recommended movie; scores compare within one answer only.
   *
   * @param match the share of people with such a score who liked the movie, null where unknown
   */
  public record Recommended(
      Movie movie,
      float score,
      @Nullable Double match,
      String reason,
      @Nullable Explanation explanation) {
    Recommended explainedBy(Explanation other) {
      return new Recommended(movie, score, match, reason, other);
    }
  }
}
