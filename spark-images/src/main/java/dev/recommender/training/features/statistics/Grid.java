package dev.recommender.training.features.statistics;

import java.io.Serializable;
import java.util.Map;

/** The cells of a kind by number, each with the one that takes it in when it is too small. */
sealed interface Grid extends Serializable permits FlatGrid, MonthGrid, WeekGrid, CrossGrid {
  /** Stands for no cell. */
  int NONE = -1;

  int cells();

  /** The next coarser cell, of a higher number; {@link #NONE} for the coarsest. */
  int coarser(int cell);

  String level(int cell);

  /** Typed fields that say what the cell is. */
  Map<String, Object> dimensions(int cell);

  /**
   * Cells of one row add up to a number that another kind shows, so that one that is missing could
   * be worked out; {@link #NONE} where that is not so.
   */
  default int row(int cell) {
    return NONE;
  }

  /** True for a cell that is merged whatever it holds. */
  default boolean isHidden(int cell) {
    return false;
  }
}
