package dev.recommender.service.http;

import dev.recommender.service.catalogue.MatchTier;
import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.model.Model;
import dev.recommender.service.model.ModelReference;
import dev.recommender.service.model.TrainingReport;
import dev.recommender.service.recommend.Recommendation;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The bodies of answers; the order of members is the order on the wire. */
final class Bodies {
  private Bodies() {}

  record ModelName(String namespace, String name, int version) {
    static ModelName of(ModelReference reference) {
      return new ModelName(reference.namespace(), reference.name(), reference.version());
    }
  }

  record MovieLine(
      int id, String title, @Nullable Integer year, List<String> genres, Movie.Links links) {
    static MovieLine of(Movie movie) {
      return new MovieLine(movie.id(), movie.title(), movie.year(), movie.genres(), movie.links());
    }

    static List<MovieLine> of(List<Movie> movies) {
      return movies.stream().map(MovieLine::of).toList();
    }
  }

  record Understood(int movieId, String title, @Nullable Integer year, String matchedBy) {
    static Understood of(Movie movie, MatchTier tier) {
      return new Understood(movie.id(), movie.title(), movie.year(), tier.label());
    }
  }

  record Item(int rank, MovieLine movie, float score, String reason) {}

  record Recommendations(
      ModelName model,
      String method,
      @Nullable Understood understood,
      @Nullable String notice,
      List<Item> items) {
    static Recommendations of(
        Model model, @Nullable Understood understood, Recommendation recommendation) {
      var items = recommendation.items();
      return new Recommendations(
          ModelName.of(model.reference()),
          recommendation.method().label(),
          understood,
          recommendation.notice(),
          IntStream.range(0, items.size()).mapToObj(at -> item(at, items.get(at))).toList());
    }

    private static Item item(int at, Recommendation.Recommended item) {
      return new Item(at + 1, MovieLine.of(item.movie()), item.score(), item.reason());
    }
  }

  record FoundMovies(ModelName model, List<MovieLine> movies) {}

  record MovieDetails(ModelName model, Movie movie) {}

  record ModelDetails(
      ModelName model,
      @Nullable String trainedAt,
      Contents contents,
      TrainingReport.Metrics metrics,
      TrainingReport.Counts counts,
      TrainingReport.Dataset dataset) {
    record Contents(
        int formatVersion, int rank, int movies, int moviesWithFactors, String checksum) {}

    static ModelDetails of(Model model) {
      TrainingReport report = model.report();
      Contents contents =
          new Contents(
              model.manifest().formatVersion(),
              model.manifest().rank(),
              model.catalogue().size(),
              model.factors().rows(),
              model.manifest().itemsChecksum());
      return new ModelDetails(
          ModelName.of(model.reference()),
          report.trainedAt() == null ? null : report.trainedAt().toString(),
          contents,
          report.metrics(),
          report.counts(),
          report.dataset());
    }
  }

  record Health(String status, @Nullable String reason, @Nullable String message) {
    static Health up(String status) {
      return new Health(status, null, null);
    }
  }
}
