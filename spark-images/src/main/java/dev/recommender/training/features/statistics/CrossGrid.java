package dev.recommender.training.features.statistics;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Every time with every cell of another grid; what is too small is merged along time. A time that
 * is not shown by itself is not shown here: finer cells would add up to it.
 */
record CrossGrid(MonthGrid time, FlatGrid across, BitSet hiddenTimes) implements Grid {
  /** The targets are those of the times counted alone. */
  static CrossGrid of(MonthGrid time, int[] targets, FlatGrid across) {
    BitSet hidden = new BitSet();
    IntStream.range(0, targets.length).filter(t -> targets[t] != t).forEach(hidden::set);
    return new CrossGrid(time, across, hidden);
  }

  int cell(int timeCell, int acrossCell) {
    return Math.multiplyExact(timeCell, across.cells()) + acrossCell;
  }

  @Override
  public int cells() {
    return Math.multiplyExact(time.cells(), across.cells());
  }

  @Override
  public int coarser(int cell) {
    int coarser = time.coarser(row(cell));
    return coarser == NONE ? NONE : cell(coarser, cell % across.cells());
  }

  @Override
  public String level(int cell) {
    return time.level(row(cell));
  }

  @Override
  public Map<String, Object> dimensions(int cell) {
    Map<String, Object> both = new TreeMap<>(time.dimensions(row(cell)));
    both.putAll(across.dimensions(cell % across.cells()));
    return both;
  }

  @Override
  public boolean isHidden(int cell) {
    return hiddenTimes.get(row(cell));
  }

  /** The time: what is counted by month is the sum of a row. */
  @Override
  public int row(int cell) {
    return cell / across.cells();
  }
}
