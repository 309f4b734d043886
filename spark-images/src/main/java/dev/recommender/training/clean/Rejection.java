package dev.recommender.training.clean;

/** Why a row of the data set is not used. */
public enum Rejection {
  MALFORMED("malformed"),
  MISSING_VALUE("missingValue"),
  NOT_A_NUMBER("notANumber"),
  OUTSIDE_SCALE("outsideScale"),
  UNKNOWN_MOVIE("unknownMovie"),
  DUPLICATE("duplicate"),
  MALFORMED_MOVIE("malformedMovie"),
  DUPLICATE_MOVIE("duplicateMovie");

  private final String label;

  Rejection(String label) {
    this.label = label;
  }

  /** As it is written into reports. */
  public String label() {
    return label;
  }

  static Rejection labelled(String label) {
    for (Rejection rejection : values()) {
      if (rejection.label.equals(label)) {
        return rejection;
      }
    }
    throw new IllegalArgumentException(label);
  }
}
