package dev.recommender.service.model;

import dev.recommender.service.model.PublishedItem.AudienceSource;
import dev.recommender.service.scan.Factors;
import java.util.Map;
import java.util.Optional;

/** The audience factors of the movies that have them, and where each came from. */
public final class Audiences {
  private final Factors factors;
  private final Map<Integer, Origin> origins;

  Audiences(Factors factors, Map<Integer, Origin> origins) {
    this.factors = factors;
    this.origins = Map.copyOf(origins);
  }

  /** The audience of the movie at a position, if it may be used above a floor of people. */
  public Optional<Audience> of(int position, int minimumAudience) {
    Origin origin = origins.get(position);
    if (origin == null || (origin.isOwn() && origin.people() < minimumAudience)) {
      return Optional.empty();
    }
    return Optional.of(new Audience(factors.vector(position), origin.source()));
  }

  /** Whose taste it is and how many people liked the movie. */
  record Origin(AudienceSource source, int people) {
    boolean isOwn() {
      return source == AudienceSource.AUDIENCE;
    }
  }

  /** A taste to score with, and whose it is. */
  public static final class Audience {
    private final float[] factors;
    private final AudienceSource source;

    Audience(float[] factors, AudienceSource source) {
      this.factors = factors;
      this.source = source;
    }

    public float[] factors() {
      return factors.clone();
    }

    public AudienceSource source() {
      return source;
    }
  }
}
