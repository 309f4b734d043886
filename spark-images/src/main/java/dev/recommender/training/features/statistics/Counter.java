package dev.recommender.training.features.statistics;

import java.util.function.IntConsumer;

/** Counts the ratings of one person after the other for one kind, each into its target. */
final class Counter implements IntConsumer {
  private final Kind kind;
  private final int[] targets;
  private final CellCounts counts;
  private int person;
  private int serial;
  private float rating;

  Counter(Kind kind, int[] targets) {
    this.kind = kind;
    this.targets = targets;
    this.counts = new CellCounts(kind.grid().cells());
  }

  void nextPerson() {
    person++;
  }

  void count(Visit visit) {
    serial++;
    rating = visit.rating();
    kind.places().of(visit, this);
  }

  @Override
  public void accept(int cell) {
    if (targets[cell] != Grid.NONE) {
      counts.add(targets[cell], person, serial, rating);
    }
  }

  CellCounts counts() {
    return counts;
  }
}
