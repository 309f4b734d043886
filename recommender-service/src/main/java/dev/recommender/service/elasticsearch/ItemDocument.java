package dev.recommender.service.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.catalogue.Movie.Links;
import dev.recommender.service.catalogue.Movie.Popularity;
import dev.recommender.service.model.PublishedItem;
import dev.recommender.service.model.PublishedItem.Audience;
import dev.recommender.service.model.PublishedItem.AudienceSource;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document of the items index. */
final class ItemDocument {
  /** What is read of it. */
  static final List<String> FIELDS =
      List.of(
          "movieId",
          "title",
          "year",
          "alternativeTitles",
          "genres",
          "tags",
          "imdbId",
          "tmdbId",
          "ratingCount",
          "meanRating",
          "weightedMeanRating",
          "popularityPercentile",
          "positiveCount",
          "factors",
          "audienceFactors",
          "audienceSize",
          "audienceSource");

  private ItemDocument() {}

  static PublishedItem read(JsonNode source) {
    Fields item = new Fields(source);
    Movie movie =
        new Movie(
            item.integerOr("movieId", 0),
            item.textOr("title", ""),
            item.integer("year"),
            item.texts("alternativeTitles"),
            item.texts("genres"),
            item.texts("tags"),
            new Links(item.text("imdbId"), item.text("tmdbId")),
            popularity(item));
    return new PublishedItem(movie, item.bytes("factors"), audience(item));
  }

  private static Popularity popularity(Fields item) {
    return new Popularity(
        item.integerOr("ratingCount", 0),
        item.number("meanRating"),
        item.number("weightedMeanRating"),
        item.number("popularityPercentile"),
        item.integerOr("positiveCount", 0));
  }

  private static @Nullable Audience audience(Fields item) {
    ByteBuffer factors = item.bytes("audienceFactors");
    if (factors == null) {
      return null;
    }
    AudienceSource source =
        switch (item.textOr("audienceSource", "genre")) {
          case "audience" -> AudienceSource.AUDIENCE;
          case "similar" -> AudienceSource.SIMILAR;
          default -> AudienceSource.GENRE;
        };
    return new Audience(factors, item.integerOr("audienceSize", 0), source);
  }
}
