package dev.recommender.synthetic;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The documents of movies, and the checksum over those made so far. */
final class ItemDocuments {
  private final SyntheticModel model;
  private final MessageDigest digest;

  ItemDocuments(SyntheticModel model) {
    this.model = model;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** To be asked for in ascending order, each once. */
  String document(int position) {
    byte[] factors = Vectors.bytes(model.factors(position));
    byte[] audience = Vectors.bytes(model.audienceFactors(position));
    ByteBuffer id = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    digest.update(id.putLong(model.movieId(position)).flip());
    digest.update(factors);
    digest.update(audience);
    return "{%s,%s,\"factors\":\"%s\",\"audienceFactors\":\"%s\"}"
        .formatted(
            description(position),
            counts(position),
            Vectors.base64(factors),
            Vectors.base64(audience));
  }

  /** Ends the computation. */
  String checksum() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private String description(int position) {
    return """
    "movieId":%d,"title":"%s","sortTitle":"%s","year":%d,"genres":["%s"],"imdbId":"%07d","tmdbId":"%d"\
    """
        .formatted(
            model.movieId(position),
            model.title(position),
            model.title(position).toLowerCase(Locale.ROOT),
            model.year(position),
            String.join("\",\"", model.genres(position)),
            model.movieId(position),
            model.movieId(position));
  }

  private String counts(int position) {
    int ratings = model.ratingCount(position);
    int liked = ratings * 2 / 3;
    return """
    "ratingCount":%d,"meanRating":3.5,"weightedMeanRating":3.5,"popularityPercentile":50.0,\
    "positiveCount":%d,"audienceSize":%d,"audienceSource":"audience"\
    """
        .formatted(ratings, liked, liked);
  }
}
