package dev.recommender.service.http.api;

import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.catalogue.Movie.Links;
import dev.recommender.service.model.Model;
import dev.recommender.service.model.ModelReference;
import dev.recommender.service.model.TrainingReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of answers; the order of members is the order on the wire. */
public final class Bodies {
  private Bodies() {}

  public record ModelName(String namespace, String name, int version) {
    public static ModelName of(ModelReference reference) {
      return new ModelName(reference.namespace(), reference.name(), reference.version());
    }
  }

  public record MovieLine(
      int id, String title, @Nullable Integer year, List<String> genres, Links links) {
    public static MovieLine of(Movie movie) {
      return new MovieLine(movie.id(), movie.title(), movie.year(), movie.genres(), movie.links());
    }

    public static List<MovieLine> of(List<Movie> movies) {
      return movies.stream().map(MovieLine::of).toList();
    }
  }

  public record FoundMovies(ModelName model, List<MovieLine> movies) {}

  public record MovieDetails(ModelName model, Movie movie) {}

  public record ModelDetails(
      ModelName model,
      @Nullable String trainedAt,
      Contents contents,
      TrainingReport.Metrics metrics,
      TrainingReport.Counts counts,
      TrainingReport.Dataset dataset) {
    record Contents(
        int formatVersion,
        int rank,
        int movies,
        int moviesWithFactors,
        String checksum,
        List<String> genres) {}

    public static ModelDetails of(Model model) {
      TrainingReport report = model.report();
      Contents contents =
          new Contents(
              model.manifest().formatVersion(),
              model.manifest().rank(),
              model.catalogue().size(),
              model.factors().rows(),
              model.manifest().itemsChecksum(),
              model.catalogue().genres());
      return new ModelDetails(
          ModelName.of(model.reference()),
          report.trainedAt() == null ? null : report.trainedAt().toString(),
          contents,
          report.metrics(),
          report.counts(),
          report.dataset());
    }
  }

  public record Health(String status, @Nullable String reason, @Nullable String message) {
    public static Health up(String status) {
      return new Health(status, null, null);
    }
  }
}
