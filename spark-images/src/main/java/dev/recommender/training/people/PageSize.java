package dev.recommender.training.people;

import java.util.Collection;

/** How many people to ask for at once: a page is to hold some ten thousand interactions. */
final class PageSize {
  private static final int MOST = 1_000;
  private static final int FIRST = 50;
  private static final long INTERACTIONS = 10_000;

  private int next;

  PageSize(boolean withInteractions) {
    next = withInteractions ? FIRST : MOST;
  }

  int next() {
    return next;
  }

  /** People after these are taken to be like these. */
  void seen(Collection<Person> page) {
    long interactions = page.stream().mapToLong(person -> person.interactions().size()).sum();
    next = Math.clamp(INTERACTIONS * page.size() / Math.max(1, interactions), 1, MOST);
  }
}
