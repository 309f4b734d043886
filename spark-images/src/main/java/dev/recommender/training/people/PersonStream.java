package dev.recommender.training.people;

import java.util.Iterator;

/** People one after the other; closes itself at its end. */
public interface PersonStream extends Iterator<Person>, AutoCloseable {
  @Override
  void close();
}
