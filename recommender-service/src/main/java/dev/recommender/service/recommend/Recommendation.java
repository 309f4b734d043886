package dev.recommender.service.recommend;

import dev.recommender.service.catalogue.Movie;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Movies to recommend, best first; the notice says when another way was taken than asked for. */
public record Recommendation(Method method, @Nullable String notice, List<Recommended> items) {
  public Recommendation {
    items = List.copyOf(items);
  }

  /** One recommended movie; scores compare within one answer only. */
  public record Recommended(Movie movie, float score, String reason) {}
}
