package dev.recommender.training.features.statistics;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which cells of a kind are shown and which are merged into coarser ones. It only ever merges more,
 * so counting and merging in turns comes to an end.
 */
final class Merging {
  private final Grid grid;
  private final int floor;

  /** Merged into the next coarser cell; a coarsest one is left out. */
  private final BitSet merged = new BitSet();

  private final BitSet occupied = new BitSet();

  Merging(Grid grid, int floor) {
    this.grid = grid;
    this.floor = floor;
    IntStream.range(0, grid.cells()).filter(grid::isHidden).forEach(merged::set);
  }

  /** The finest shown cell that holds what is of each cell, or {@link Grid#NONE}. */
  int[] targets() {
    int[] targets = new int[grid.cells()];
    // A coarser cell has a higher number.
    for (int cell = targets.length - 1; cell >= 0; cell--) {
      int coarser = grid.coarser(cell);
      targets[cell] = merged.get(cell) ? coarser == Grid.NONE ? coarser : targets[coarser] : cell;
    }
    return targets;
  }

  /** Decides on cells counted by the targets; true when they have to be counted again. */
  boolean merge(CellCounts counts) {
    int before = merged.cardinality();
    IntStream.range(0, grid.cells()).filter(cell -> !counts.isEmpty(cell)).forEach(occupied::set);
    mergeSmall(counts);
    if (merged.cardinality() == before) {
      fillUpRests(counts);
    }
    hideLoneGaps(counts);
    return merged.cardinality() > before;
  }

  private boolean isShown(int cell) {
    return occupied.get(cell) && !merged.get(cell);
  }

  private void mergeSmall(CellCounts counts) {
    IntStream.range(0, grid.cells())
        .filter(cell -> grid.coarser(cell) != Grid.NONE)
        .filter(cell -> !counts.isEmpty(cell) && counts.isBelow(floor, cell))
        .forEach(merged::set);
  }

  /**
   * A rest below the floor takes in the smallest cell that is shown beside it, with everything
   * between: what is left out altogether could be worked out from a total. With nothing beside it,
   * there is no total either.
   */
  private void fillUpRests(CellCounts counts) {
    IntStream.range(0, grid.cells())
        .filter(cell -> grid.coarser(cell) == Grid.NONE && !merged.get(cell))
        .filter(cell -> !counts.isEmpty(cell) && counts.isBelow(floor, cell))
        .forEach(rest ->
            smallest(counts, IntStream.range(0, rest).filter(cell -> coarsest(cell) == rest))
                .ifPresentOrElse(this::mergeUp, () -> merged.set(rest)));
  }

  private int coarsest(int cell) {
    int coarsest = cell;
    while (grid.coarser(coarsest) != Grid.NONE) {
      coarsest = grid.coarser(coarsest);
    }
    return coarsest;
  }

  private Optional<Integer> smallest(CellCounts counts, IntStream cells) {
    return cells.filter(this::isShown).boxed().min(Comparator.comparingInt(counts::people));
  }

  private void mergeUp(int cell) {
    for (int up = cell; grid.coarser(up) != Grid.NONE; up = grid.coarser(up)) {
      merged.set(up);
    }
  }

  /** Where a row misses one cell, the smallest of the others goes, too. */
  private void hideLoneGaps(CellCounts counts) {
    Map<Integer, List<Integer>> rows =
        occupied.stream()
            .filter(cell -> grid.row(cell) != Grid.NONE)
            .boxed()
            .collect(Collectors.groupingBy(grid::row));
    for (List<Integer> row : rows.values()) {
      if (row.stream().filter(merged::get).count() == 1) {
        smallest(counts, row.stream().mapToInt(cell -> cell)).ifPresent(merged::set);
      }
    }
  }
}
