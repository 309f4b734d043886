package dev.recommender.training.clean;

import dev.recommender.training.load.DataFile;

/** Why a row of the data set is not used. */
public enum Rejection implements ParsedRow {
  MALFORMED("malformed", DataFile.RATINGS),
  MISSING_VALUE("missingValue", DataFile.RATINGS),
  NOT_A_NUMBER("notANumber", DataFile.RATINGS),
  OUTSIDE_SCALE("outsideScale", DataFile.RATINGS),
  OUTSIDE_TIME("outsideTime", DataFile.RATINGS),
  UNKNOWN_MOVIE("unknownMovie", DataFile.RATINGS),
  DUPLICATE("duplicate", DataFile.RATINGS),
  MALFORMED_MOVIE("malformedMovie", DataFile.MOVIES),
  DUPLICATE_MOVIE("duplicateMovie", DataFile.MOVIES);

  private final String label;
  private final DataFile file;

  Rejection(String label, DataFile file) {
    this.label = label;
    this.file = file;
  }

  /** As it is written into reports. */
  public String label() {
    return label;
  }

  /** The file whose rows are rejected for this. */
  public DataFile file() {
    return file;
  }
}
