package dev.recommender.service.model;

import java.util.function.Consumer;

/** Where published versions are read from. */
public interface ModelSource {
  /** Throws {@link ModelSourceUnavailableException} when the store does not answer. */
  VersionLookup version(int version);

  /** Hands over every item of the pinned version in ascending order of movie id. */
  void items(Consumer<PublishedItem> consumer);
}
