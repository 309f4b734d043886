package dev.recommender.training.features.statistics;

import java.util.List;
import java.util.Map;

/** Cells side by side, and behind them one that holds the rest. */
record FlatGrid(String finest, List<Map<String, Object>> names) implements Grid {
  static final String ALL = "all";

  @Override
  public int cells() {
    return names.size() + 1;
  }

  @Override
  public int coarser(int cell) {
    return cell < names.size() ? names.size() : NONE;
  }

  @Override
  public String level(int cell) {
    return cell < names.size() ? finest : ALL;
  }

  @Override
  public Map<String, Object> dimensions(int cell) {
    return cell < names.size() ? names.get(cell) : Map.of();
  }
}
