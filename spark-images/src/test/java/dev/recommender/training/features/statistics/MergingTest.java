package dev.recommender.training.features.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People of cells are disjoint here, so merged people can be added up by hand. */
final class MergingTest {
  @Test
  void gridsOfTooManyYearsFailInsteadOfOverflowing() {
    MonthGrid years = new MonthGrid(0, 400_000_000);
    assertThatThrownBy(years::cells).isInstanceOf(ArithmeticException.class);
    MonthGrid fewer = new MonthGrid(0, 10_000_000);
    FlatGrid genres =
        new FlatGrid("genre", java.util.Collections.nCopies(20, Map.of("genre", "a")));
    assertThatThrownBy(new CrossGrid(fewer, genres, new BitSet())::cells)
        .isInstanceOf(ArithmeticException.class);
  }

  private static final int FLOOR = 5;
  private static final MonthGrid YEARS = new MonthGrid(2000, 2);

  @Test
  void smallMonthsMakeUpTheRestOfTheirYear() {
    int[] people = new int[YEARS.cells()];
    people[0] = 3;
    people[1] = 2;
    people[2] = 9;
    assertThat(shown(YEARS, people)).isEqualTo(Map.of(2, 9, 24, 5));
  }

  @Test
  void aRestOfTooFewTakesInTheSmallestCell() {
    int[] people = new int[YEARS.cells()];
    people[0] = 3;
    people[1] = 8;
    people[2] = 6;
    people[13] = 7;
    assertThat(shown(YEARS, people))
        .as("month 2 of 2000 is neither shown nor the difference to a total")
        .isEqualTo(Map.of(1, 8, 13, 7, 26, 9));
  }

  @Test
  void withNothingToTakeInAKindIsNotShown() {
    int[] people = new int[YEARS.cells()];
    people[0] = 4;
    assertThat(shown(YEARS, people)).isEmpty();
  }

  @Test
  void aRowNeverMissesOneCellAlone() {
    FlatGrid visitors =
        new FlatGrid("visitor", List.of(Map.of("visitor", "new"), Map.of("visitor", "returning")));
    CrossGrid grid = new CrossGrid(YEARS, visitors, new BitSet());
    int[] people = new int[grid.cells()];
    people[grid.cell(0, 0)] = 2;
    people[grid.cell(0, 1)] = 30;
    people[grid.cell(1, 0)] = 6;
    people[grid.cell(1, 1)] = 40;
    people[grid.cell(2, 0)] = 4;
    people[grid.cell(2, 1)] = 50;
    assertThat(shown(grid, people))
        .isEqualTo(
            Map.of(
                grid.cell(1, 0), 6,
                grid.cell(1, 1), 40,
                grid.cell(24, 0), 6,
                grid.cell(24, 1), 80));
  }

  @Test
  void aTimeThatIsHiddenByItselfIsHiddenInEveryCross() {
    int[] targets = new Merging(YEARS, FLOOR).targets();
    targets[0] = 26;
    targets[24] = 26;
    CrossGrid grid =
        CrossGrid.of(YEARS, targets, new FlatGrid("genre", List.of(Map.of("genre", "a"))));
    int[] people = new int[grid.cells()];
    people[grid.cell(0, 0)] = 7;
    people[grid.cell(1, 0)] = 8;
    people[grid.cell(2, 0)] = 2;
    assertThat(shown(grid, people))
        .as("month 3 skips its year, which is hidden, too")
        .isEqualTo(Map.of(grid.cell(1, 0), 8, grid.cell(26, 0), 9));
  }

  @Test
  void aMeanOfTooFewIsNotShown() {
    FlatGrid grid = new FlatGrid("genre", List.of(Map.of("genre", "a"), Map.of("genre", "b")));
    CellCounts counts = new CellCounts(3);
    int serial = 0;
    for (int person = 1; person <= 6; person++) {
      counts.add(0, person, ++serial, person == 1 ? 4 : Float.POSITIVE_INFINITY);
      counts.add(1, person, ++serial, 3);
    }
    Merging merging = new Merging(grid, FLOOR);
    assertThat(merging.merge(counts)).isTrue();
    assertThat(merging.targets()).containsExactly(2, 1, 2);
  }

  /** Counts and merges in turns; shown cells with their people. */
  private static Map<Integer, Integer> shown(Grid grid, int[] people) {
    Merging merging = new Merging(grid, FLOOR);
    CellCounts counts = counts(merging.targets(), people);
    while (merging.merge(counts)) {
      counts = counts(merging.targets(), people);
    }
    Map<Integer, Integer> shown = new java.util.TreeMap<>();
    for (int cell = 0; cell < grid.cells(); cell++) {
      if (!counts.isEmpty(cell)) {
        shown.put(cell, counts.people(cell));
      }
    }
    return shown;
  }

  private static CellCounts counts(int[] targets, int[] people) {
    CellCounts counts = new CellCounts(people.length);
    int person = 0;
    for (int cell = 0; cell < people.length; cell++) {
      for (int n = 0; n < people[cell]; n++) {
        person++;
        if (targets[cell] != Grid.NONE) {
          counts.add(targets[cell], person, person, 3);
        }
      }
    }
    return counts;
  }
}
