package dev.recommender.training.features.statistics;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;

/** Months, years, all; UTC. */
record MonthGrid(int firstYear, int years) implements Grid {
  private static final int MONTHS = 12;

  /** From the year of one time to that of another, in epoch seconds. */
  static MonthGrid between(long first, long last) {
    int year = year(first);
    return new MonthGrid(year, Math.subtractExact(year(last), year) + 1);
  }

  private static int year(long time) {
    return Instant.ofEpochSecond(time).atOffset(ZoneOffset.UTC).getYear();
  }

  int cell(int year, int month) {
    return Math.multiplyExact(year - firstYear, MONTHS) + month - 1;
  }

  private int months() {
    return Math.multiplyExact(years, MONTHS);
  }

  @Override
  public int cells() {
    return Math.addExact(months(), years + 1);
  }

  @Override
  public int coarser(int cell) {
    if (cell < months()) {
      return months() + cell / MONTHS;
    }
    return cell < months() + years ? months() + years : NONE;
  }

  @Override
  public String level(int cell) {
    if (cell < months()) {
      return "month";
    }
    return cell < months() + years ? "year" : FlatGrid.ALL;
  }

  @Override
  public Map<String, Object> dimensions(int cell) {
    if (cell < months()) {
      int year = firstYear + cell / MONTHS;
      return Map.of("year", year, "month", YearMonth.of(year, 1 + cell % MONTHS).toString());
    }
    return cell < months() + years ? Map.of("year", firstYear + cell - months()) : Map.of();
  }
}
