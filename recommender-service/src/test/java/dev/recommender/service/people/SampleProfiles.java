package dev.recommender.service.people;

import java.time.Instant;
import java.util.Arrays;

/** Profiles for tests: everything rated with four stars on the first day of 2020. */
public final class SampleProfiles {
  public static final Instant RATED_AT = Instant.parse("2020-01-01T00:00:00Z");

  private SampleProfiles() {}

  public static Profile profile(Pseudonym pseudonym, float[] factors, int... movies) {
    return new Profile(
        pseudonym,
        factors,
        0,
        Arrays.stream(movies).mapToObj(id -> new KnownMovie(id, 4.0, null, RATED_AT)).toList());
  }
}
