package dev.recommender.training.publish;

import dev.recommender.training.clean.Movie;
import dev.recommender.training.features.GenreStandings;
import dev.recommender.training.features.MovieFeatures;
import dev.recommender.training.train.Audience;
import dev.recommender.training.train.ItemFactors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a document of every movie, and their checksum as a by-product. */
final class ItemDocuments {
  private final ModelVersion version;
  private final GenreStandings standings;
  private final ItemsChecksum checksum = new ItemsChecksum();

  ItemDocuments(ModelVersion version) {
    this.version = version;
    this.standings =
        version
            .features()
            .genreStandings(version.data().catalogue().genres(), version.rule().floor());
  }

  /** By ascending movie id; to be read once. */
  Stream<Document> all() {
    return IntStream.range(0, version.data().catalogue().size()).mapToObj(this::document);
  }

  /** Of the documents read from {@link #all()}. */
  ItemsChecksum checksum() {
    return checksum;
  }

  private Document document(int item) {
    Movie movie = version.data().catalogue().movie(item);
    ItemFactors factors = version.factors().items();
    float[] vector = factors.has(item) ? factors.vector(item) : null;
    Audience audience = version.audiences().of(item);
    float[] audienceVector = audience == null ? null : audience.factors();
    checksum.add(movie.id(), Vectors.bytes(vector), Vectors.bytes(audienceVector));

    Fields fields = new Fields();
    describe(fields, movie);
    count(fields, version.features().movie(item));
    compare(fields, item);
    fields.put("factors", Vectors.base64(vector));
    fields.put("audienceFactors", Vectors.base64(audienceVector));
    audience(fields, audience);
    return new Document(String.valueOf(movie.id()), fields.build());
  }

  private static void describe(Fields fields, Movie movie) {
    fields
        .put("movieId", movie.id())
        .put("alternativeIds", movie.otherIds())
        .put("title", movie.title().title())
        .put("sortTitle", movie.title().sortTitle())
        .put("alternativeTitles", movie.title().alternativeTitles())
        .put("year", movie.title().year())
        .put("genres", movie.genres())
        .put("imdbId", movie.imdbId())
        .put("tmdbId", movie.tmdbId())
        .put("tags", movie.tags());
  }

  private static void count(Fields fields, MovieFeatures features) {
    fields
        .put("ratingCount", features.ratingCount())
        .put("meanRating", features.meanRating())
        .put("weightedMeanRating", features.weightedMeanRating())
        .put("popularityPercentile", features.popularityPercentile())
        .put("positiveCount", features.positiveCount());
  }

  private void compare(Fields fields, int item) {
    fields
        .put("ratingHistogram", version.features().ratingHistogram(item, version.rule().floor()))
        .put("genreStandings", standings.of(item));
  }

  private static void audience(Fields fields, @Nullable Audience audience) {
    fields.put("audienceSize", audience == null ? 0 : audience.size());
    fields.put("audienceSource", audience == null ? null : audience.source().label());
  }
}
