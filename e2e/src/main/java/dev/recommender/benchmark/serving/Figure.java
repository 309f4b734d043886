package dev.recommender.benchmark.serving;

import static java.util.Locale.ROOT;

import dev.recommender.synthetic.ModelShape;
import org.jspecify.annotations.Nullable;

/** One measured number, and what it should be, if anything. */
public record Figure(
    ModelShape shape, String measure, double value, String unit, @Nullable Aim aim) {
  private static final double WHOLE_FROM = 100;
  private static final double TWO_DIGITS_BELOW = 10;

  static Figure of(ModelShape shape, String measure, double value, String unit) {
    return new Figure(shape, measure, value, unit, null);
  }

  Figure aiming(@Nullable Aim wanted) {
    return new Figure(shape, measure, value, unit, wanted);
  }

  /** Whether the figure is what it should be; one without an aim is. */
  public boolean isMet() {
    return aim == null || aim.isMetBy(value);
  }

  /** As a row of Markdown. */
  String row() {
    return "| %s | %s | %s | %s | %s |"
        .formatted(shape, measure, rounded(value) + " " + unit, aim == null ? "" : aim, verdict());
  }

  static String rounded(double value) {
    int digits = value >= WHOLE_FROM ? 0 : value >= TWO_DIGITS_BELOW ? 1 : 2;
    return String.format(ROOT, "%,." + digits + "f", value);
  }

  private String verdict() {
    if (aim == null) {
      return "";
    }
    return isMet() ? "met" : "missed";
  }
}
