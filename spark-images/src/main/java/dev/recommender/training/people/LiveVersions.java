package dev.recommender.training.people;

import java.util.Optional;

/** Reads the version that serves now, to compare with; a run goes on without it. */
public interface LiveVersions {
  /**
   * Empty when there is no such version. Fails with PseudonymKeyChanged when it was made with
   * another key.
   */
  Optional<LiveVersion> read(int version, String keyId);

  /** Empty when its items are gone or damaged. */
  Optional<LiveFactors> factors(LiveVersion live);
}
