package dev.recommender.operator.runtime;

import java.util.Optional;

/** Something that can be wrong with this process. */
@FunctionalInterface
public interface Check {
  /** What is wrong, in one sentence; empty when nothing is. */
  Optional<String> problem();
}
