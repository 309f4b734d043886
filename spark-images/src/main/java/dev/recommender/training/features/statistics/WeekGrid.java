package dev.recommender.training.features.statistics;

import java.util.List;
import java.util.Map;

/** Hours of a weekday, quarters of a weekday, weekdays (1 is Monday), all; UTC. */
record WeekGrid() implements Grid {
  private static final int DAYS = 7;
  private static final int HOURS = 24;
  private static final List<String> PARTS = List.of("night", "morning", "afternoon", "evening");
  private static final int FIRST_PART = DAYS * HOURS;
  private static final int FIRST_DAY = FIRST_PART + DAYS * PARTS.size();
  private static final int ALL = FIRST_DAY + DAYS;

  static int cell(int weekday, int hour) {
    return (weekday - 1) * HOURS + hour;
  }

  @Override
  public int cells() {
    return ALL + 1;
  }

  @Override
  public int coarser(int cell) {
    if (cell < FIRST_PART) {
      return FIRST_PART + cell / (HOURS / PARTS.size());
    }
    if (cell < FIRST_DAY) {
      return FIRST_DAY + (cell - FIRST_PART) / PARTS.size();
    }
    return cell < ALL ? ALL : NONE;
  }

  @Override
  public String level(int cell) {
    if (cell < FIRST_PART) {
      return "hour";
    }
    if (cell < FIRST_DAY) {
      return "partOfDay";
    }
    return cell < ALL ? "weekday" : FlatGrid.ALL;
  }

  @Override
  public Map<String, Object> dimensions(int cell) {
    if (cell < FIRST_PART) {
      int hour = cell % HOURS;
      return Map.of("weekday", 1 + cell / HOURS, "hour", hour, "partOfDay", part(hour));
    }
    if (cell < FIRST_DAY) {
      int part = cell - FIRST_PART;
      return Map.of(
          "weekday", 1 + part / PARTS.size(), "partOfDay", PARTS.get(part % PARTS.size()));
    }
    return cell < ALL ? Map.of("weekday", 1 + cell - FIRST_DAY) : Map.of();
  }

  private static String part(int hour) {
    return PARTS.get(hour / (HOURS / PARTS.size()));
  }
}
