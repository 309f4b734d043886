package dev.recommender.api;

/** The file format of a data set. */
public enum DatasetFormat {
  /** Comma-separated files with a header row, UTF-8. */
  MovieLensCsv,
  /** Files with fields separated by {@code ::} and no header. */
  MovieLensDat
}
