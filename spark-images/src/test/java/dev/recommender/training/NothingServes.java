package dev.recommender.training;

import dev.recommender.training.people.LiveFactors;
import dev.recommender.training.people.LiveVersion;
import dev.recommender.training.people.LiveVersions;
import java.util.Optional;

/** A store in which no version serves. */
record NothingServes() implements LiveVersions {
  @Override
  public Optional<LiveVersion> read(int version, String keyId) {
    return Optional.empty();
  }

  @Override
  public Optional<LiveFactors> factors(LiveVersion live) {
    return Optional.empty();
  }
}
