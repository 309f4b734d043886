package dev.recommender.service.model;

import dev.recommender.service.model.PublishedItem.AudienceSource;
import dev.recommender.service.scan.Factors;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The audience factors of the movies that have them, and where each came from. */
public final class Audiences {
  private final Factors factors;
  private final @Nullable AudienceSource[] sources;
  private final int[] people;

  private Audiences(Factors factors, @Nullable AudienceSource[] sources, int[] people) {
    this.factors = factors;
    this.sources = sources;
    this.people = people;
  }

  /** The audience of the movie at a position, if it may be used above a floor of people. */
  public Optional<Audience> of(int position, int minimumAudience) {
    AudienceSource source = factors.has(position) ? sources[position] : null;
    boolean tooFew = source == AudienceSource.AUDIENCE && people[position] < minimumAudience;
    return source == null || tooFew
        ? Optional.empty()
        : Optional.of(new Audience(factors.vector(position), source));
  }

  /** Collects audiences in ascending order of position. */
  static final class Builder {
    private final Factors.Builder factors;
    private @Nullable AudienceSource[] sources;
    private int[] people;

    Builder(int dimensions, int movies) {
      this.factors = new Factors.Builder(dimensions, movies);
      this.sources = new AudienceSource[movies];
      this.people = new int[movies];
    }

    void add(int position, PublishedItem.Audience audience) {
      factors.add(position, audience.factors());
      if (position >= sources.length) {
        sources = Arrays.copyOf(sources, 2 * position + 1);
        people = Arrays.copyOf(people, 2 * position + 1);
      }
      sources[position] = audience.source();
      people[position] = audience.people();
    }

    Audiences build(int movies) {
      return new Audiences(factors.build(movies), sources, people);
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
