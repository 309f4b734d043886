package dev.recommender.training.publish;

/**
 * What came of a quality rule of a data set.
 *
 * @param dataset its id in the catalogue
 */
public record QualityResult(
    String dataset, String rule, Object found, Object expected, boolean passed) {

  /** Found by reading back, and as expected: a run with anything else fails. */
  static QualityResult verified(String dataset, String rule, Object found) {
    return new QualityResult(dataset, rule, found, found, true);
  }
}
