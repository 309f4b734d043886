package dev.recommender.training.features.statistics;

import dev.recommender.training.people.Stars;
import java.io.Serializable;

/**
 * Ratings and distinct people by cell of one kind. People come one after the other, each of them in
 * one part only, so people of parts add up; sums of half stars are exact in any order.
 */
final class CellCounts implements Serializable {
  private final long[] counts;
  private final double[] sums;
  private final long[] starCounts;
  private final int[] people;
  private final int[] starPeople;
  private final transient int[] lastPerson;
  private final transient int[] lastStarPerson;
  private final transient int[] lastRating;

  CellCounts(int cells) {
    counts = new long[cells];
    sums = new double[cells];
    starCounts = new long[cells];
    people = new int[cells];
    starPeople = new int[cells];
    lastPerson = new int[cells];
    lastStarPerson = new int[cells];
    lastRating = new int[cells];
  }

  /** Counts a rating once, however often it is added; serial numbers begin with 1. */
  void add(int cell, int person, int serial, float rating) {
    if (lastRating[cell] == serial) {
      return;
    }
    lastRating[cell] = serial;
    counts[cell]++;
    if (lastPerson[cell] != person) {
      lastPerson[cell] = person;
      people[cell]++;
    }
    if (Stars.isStars(rating)) {
      addStars(cell, person, rating);
    }
  }

  private void addStars(int cell, int person, float rating) {
    starCounts[cell]++;
    sums[cell] += rating;
    if (lastStarPerson[cell] != person) {
      lastStarPerson[cell] = person;
      starPeople[cell]++;
    }
  }

  void merge(CellCounts other) {
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] += other.counts[cell];
      sums[cell] += other.sums[cell];
      starCounts[cell] += other.starCounts[cell];
      people[cell] += other.people[cell];
      starPeople[cell] += other.starPeople[cell];
    }
  }

  boolean isEmpty(int cell) {
    return counts[cell] == 0;
  }

  int people(int cell) {
    return people[cell];
  }

  /** Too few people, or a mean of too few. */
  boolean isBelow(int floor, int cell) {
    return people[cell] < floor || (starPeople[cell] > 0 && starPeople[cell] < floor);
  }

  StatisticsCell cell(Kind kind, int cell) {
    boolean stars = starCounts[cell] > 0;
    return new StatisticsCell(
        kind.name(),
        kind.grid().level(cell),
        kind.grid().dimensions(cell),
        counts[cell],
        people[cell],
        stars ? (Double) sums[cell] : null,
        stars ? (Double) (sums[cell] / starCounts[cell]) : null);
  }
}
