package dev.recommender.service.http.recommendation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.recommender.service.catalogue.MatchTier;
import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.http.api.Bodies.ModelName;
import dev.recommender.service.http.api.Bodies.MovieLine;
import dev.recommender.service.model.Model;
import dev.recommender.service.recommend.Explanation;
import dev.recommender.service.recommend.ListAnswer;
import dev.recommender.service.recommend.Recommendation;
import dev.recommender.service.recommend.Recommendation.Recommended;
import dev.recommender.service.recommend.Understanding;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The bodies of recommendations; the order of members is the order on the wire. */
final class RecommendationBodies {
  private RecommendationBodies() {}

  /**
   * A recommendation; what was understood is one movie, one for each item of a list, or nothing.
   */
  record Recommendations(
      ModelName model,
      String method,
      @Nullable String notice,
      @Nullable Object understood,
      @Nullable String time,
      List<Item> items) {
    /** Without a time. */
    static Recommendations of(
        Model model, @Nullable Object understood, Recommendation recommendation) {
      var items = recommendation.items();
      return new Recommendations(
          ModelName.of(model.reference()),
          recommendation.method().label(),
          recommendation.notice(),
          understood,
          null,
          IntStream.range(0, items.size()).mapToObj(at -> Item.of(at + 1, items.get(at))).toList());
    }

    static Recommendations of(Model model, ListAnswer answer) {
      return of(model, UnderstoodItem.of(answer.understood()), answer.recommendation());
    }

    Recommendations at(String now) {
      return new Recommendations(model, method, notice, understood, now, items);
    }
  }

  record SeveralRecommendations(ModelName model, String time, List<Recommendations> lists) {}

  record Item(
      int rank,
      MovieLine movie,
      float score,
      @Nullable Double match,
      String reason,
      @Nullable Object explanation) {
    static Item of(int rank, Recommended item) {
      Explanation explanation = item.explanation();
      return new Item(
          rank,
          MovieLine.of(item.movie()),
          item.score(),
          item.match(),
          item.reason(),
          explanation == null ? null : body(explanation));
    }

    private static Object body(Explanation explanation) {
      return switch (explanation) {
        case Explanation.Audience audience -> audience;
        case Explanation.Contributions(var movies, double rest, Double base) ->
            new Contributions(movies.stream().map(Contribution::of).toList(), rest, base);
      };
    }
  }

  record Contributions(List<Contribution> contributions, double rest, @Nullable Double base) {}

  record Contribution(int movieId, String title, double contribution) {
    static Contribution of(Explanation.Contribution added) {
      return new Contribution(added.movie().id(), added.movie().title(), added.value());
    }
  }

  record Understood(int movieId, String title, @Nullable Integer year, String matchedBy) {
    static Understood of(Movie movie, @Nullable MatchTier tier) {
      String matchedBy = tier == null ? "id" : tier.label();
      return new Understood(movie.id(), movie.title(), movie.year(), matchedBy);
    }
  }

  /** An item of a list: the movie, or what the problem is. */
  record UnderstoodItem(
      int index,
      @JsonUnwrapped @Nullable Understood movie,
      @Nullable String problem,
      @Nullable List<MovieLine> candidates,
      @Nullable List<MovieLine> suggestions) {
    static List<UnderstoodItem> of(List<Understanding> items) {
      return IntStream.range(0, items.size()).mapToObj(at -> of(at, items.get(at))).toList();
    }

    private static UnderstoodItem of(int index, Understanding item) {
      return switch (item) {
        case Understanding.Understood(var movie, var tier) ->
            new UnderstoodItem(index, Understood.of(movie, tier), null, null, null);
        case Understanding.Ambiguous(var candidates) ->
            new UnderstoodItem(index, null, "ambiguous-title", MovieLine.of(candidates), null);
        case Understanding.UnknownTitle(var suggestions) ->
            new UnderstoodItem(index, null, "unknown-title", null, MovieLine.of(suggestions));
        case Understanding.UnknownMovie _ ->
            new UnderstoodItem(index, null, "unknown-movie", null, null);
      };
    }
  }
}
