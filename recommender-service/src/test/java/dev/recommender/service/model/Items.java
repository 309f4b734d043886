package dev.recommender.service.model;

import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.model.PublishedItem.Audience;
import dev.recommender.service.model.PublishedItem.AudienceSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Published items for tests. */
public final class Items {
  private Items() {}

  public static PublishedItem bare(Movie movie) {
    return new PublishedItem(movie, null, null);
  }

  public static PublishedItem withFactors(Movie movie, float... factors) {
    return new PublishedItem(movie, bytes(factors), null);
  }

  public static PublishedItem withAudience(
      PublishedItem item, AudienceSource source, int people, float... factors) {
    return new PublishedItem(
        item.movie(), item.factors(), new Audience(bytes(factors), people, source));
  }

  /** Little-endian float32, as stored. */
  public static ByteBuffer bytes(float @Nullable ... factors) {
    float[] given = factors == null ? new float[0] : factors;
    ByteBuffer bytes =
        ByteBuffer.allocate(given.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(given);
    return bytes;
  }
}
