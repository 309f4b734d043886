package dev.recommender.training.people;

import java.time.Instant;

/** All people at one moment; held by the store until it is closed. */
public interface FrozenPeople extends AutoCloseable {
  Instant takenAt();

  PeopleReader reader();

  @Override
  void close();
}
